import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Row, TestDatabase, Value } from './test-database.ts';

/** An SQLite file in a temporary folder. */
export class SqliteDatabase implements TestDatabase {
  readonly settings: Record<string, string>;
  readonly file: string;
  private readonly folder: string;

  private constructor(folder: string, file: string) {
    this.folder = folder;
    this.file = file;
    this.settings = { VROOM_DATABASE_DSN: `sqlite:${file}` };
  }

  static async make(): Promise<SqliteDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-database-'));
    return new SqliteDatabase(folder, join(folder, 'vroom.db'));
  }

  rows(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.open((database) => database.prepare(sql).all(...values));
  }

  async run(sql: string, ...values: Value[]): Promise<void> {
    await this.open((database) => database.prepare(sql).run(...values));
  }

  async tables(): Promise<string[]> {
    const rows = await this.rows("SELECT name FROM sqlite_master WHERE type = 'table'");
    return rows.map(({ name }) => String(name));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  // Anew each time: a connection of one's own would keep a server's last checkpoint from being made.
  private open<T>(work: (database: DatabaseSync) => T): Promise<T> {
    const database = new DatabaseSync(this.file, { timeout: 5000 });
    try {
      return Promise.resolve(work(database));
    } finally {
      database.close();
    }
  }
}
