import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../columns.js';

/** The meetings that are on, so that a restart of the server ends none. */
export class Meetings1795300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(meetings(db));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('meetings');
  }
}

const meetings = (db: QueryRunner) =>
  new Table({
    name: 'meetings',
    columns: [
      { name: 'room_id', type: 'varchar', length: '36', isPrimary: true },
      { name: 'state', type: longText(db) },
    ],
  });
