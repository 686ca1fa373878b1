import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { hash } from '@node-rs/argon2';
import { VroomServer, type Ended } from '../../../../tools/test/vroom-server.ts';
import { auditTable, dump, type AuditLine } from './audit.ts';

/** A server, and its database as who breaks into it would see it. The database outlives the server. */
export class ServerWithDatabase {
  private constructor(
    readonly server: VroomServer,
    private readonly folder: string,
    private readonly database: DatabaseSync,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<ServerWithDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-database-'));
    const file = join(folder, 'vroom.db');
    const server = await VroomServer.start({ ...environment, VROOM_DATABASE_DSN: `sqlite:${file}` });
    return new ServerWithDatabase(server, folder, new DatabaseSync(file, { timeout: 5000 }));
  }

  get url(): string {
    return this.server.url;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.database.prepare(sql).run(...values);
  }

  rows(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.database.prepare(sql).all(...values);
  }

  /** What the audit has on one address, oldest first. */
  auditOf(address: string): Pick<AuditLine, 'event' | 'message'>[] {
    const lines = auditTable(this.server.databaseFile).filter((line) => line.address === address);
    return lines.map(({ event, message }) => ({ event, message }));
  }

  /** All that is stored and all that was logged, as one text to search for secrets. */
  everything(): string {
    return dump(this.server.databaseFile) + this.server.output;
  }

  /** Sets a room's passwords; what is left out is taken away. */
  async setPasswords(room: string, { join: joining, owner }: { join?: string; owner?: string }): Promise<void> {
    const hashOf = async (password?: string) => (password === undefined ? null : hash(password));
    const [joinHash, ownerHash] = await Promise.all([hashOf(joining), hashOf(owner)]);
    this.run(
      'UPDATE rooms SET join_password_hash = ?, owner_password_hash = ? WHERE name = ?',
      joinHash,
      ownerHash,
      room,
    );
  }

  stop(): Promise<Ended> {
    return this.server.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    this.database.close();
    await rm(this.folder, { recursive: true });
  }
}
