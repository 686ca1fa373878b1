import { randomUUID } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Row, TestDatabase, Value } from './test-database.ts';

/** A database of a MariaDB server that is there for the tests. */
export class MariaDbDatabase implements TestDatabase {
  readonly settings: Record<string, string>;

  private readonly server: string;
  private readonly name: string;

  private constructor(server: string, name: string) {
    this.server = server;
    this.name = name;
    this.settings = { VROOM_DATABASE_DSN: this.url };
  }

  /** @param server `mysql://USER:PASSWORD@HOST:PORT` */
  static async make(server: string): Promise<MariaDbDatabase> {
    const database = new MariaDbDatabase(server, `vroom_${randomUUID().replaceAll('-', '')}`);
    await database.ask(server, `CREATE DATABASE ${database.name}`);
    return database;
  }

  rows(sql: string, ...values: Value[]): Promise<Row[]> {
    return this.ask(this.url, sql, values);
  }

  async run(sql: string, ...values: Value[]): Promise<void> {
    await this.ask(this.url, sql, values);
  }

  async tables(): Promise<string[]> {
    return (await this.rows('SHOW TABLES')).flatMap((row) => Object.values(row).map(String));
  }

  async remove(): Promise<void> {
    await this.ask(this.server, `DROP DATABASE ${this.name}`);
  }

  private get url(): string {
    return `${this.server}/${this.name}`;
  }

  private async ask(uri: string, sql: string, values: Value[] = []): Promise<Row[]> {
    const connection = await createConnection({ uri, supportBigNumbers: true });
    try {
      const [rows] = await connection.query<RowDataPacket[]>(sql, values);
      return Array.isArray(rows) ? rows.map((row) => ({ ...row })) : [];
    } finally {
      await connection.end();
    }
  }
}
