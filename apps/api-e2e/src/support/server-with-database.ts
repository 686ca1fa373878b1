import { hash } from '@node-rs/argon2';
import { newDatabase } from '../../../../tools/test/databases/new-database.ts';
import { dump, type Row, type TestDatabase, type Value } from '../../../../tools/test/databases/test-database.ts';
import { VroomServer, type Ended } from '../../../../tools/test/vroom-server.ts';
import { auditTable, type AuditLine } from './audit.ts';

/** A server, and its database as who breaks into it would see it. The database outlives the server. */
export class ServerWithDatabase {
  private constructor(
    readonly server: VroomServer,
    readonly database: TestDatabase,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<ServerWithDatabase> {
    const database = await newDatabase();
    return new ServerWithDatabase(await VroomServer.start({ ...environment, ...database.settings }), database);
  }

  get url(): string {
    return this.server.url;
  }

  run(sql: string, ...values: Value[]): Promise<void> {
    return this.database.run(sql, ...values);
  }

  rows(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.database.rows(sql, ...values);
  }

  /** What the audit has on one address, oldest first. */
  async auditOf(address: string): Promise<Pick<AuditLine, 'event' | 'message'>[]> {
    const lines = (await auditTable(this.database)).filter((line) => line.address === address);
    return lines.map(({ event, message }) => ({ event, message }));
  }

  /** All that is stored and all that was logged, as one text to search for secrets. */
  async everything(): Promise<string> {
    return (await dump(this.database)) + this.server.output;
  }

  /** Sets a room's passwords; what is left out is taken away. */
  async setPasswords(room: string, { join: joining, owner }: { join?: string; owner?: string }): Promise<void> {
    const hashOf = async (password?: string) => (password === undefined ? null : hash(password));
    const [joinHash, ownerHash] = await Promise.all([hashOf(joining), hashOf(owner)]);
    await this.run(
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
    await this.database.remove();
  }
}
