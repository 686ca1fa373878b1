import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText } from '../columns.js';

/** Mails on their way, so that neither a restart nor a mail server that is down loses any. */
export class Mails1795600000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(mails(db));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('mails');
  }
}

const mails = (db: QueryRunner) =>
  new Table({
    name: 'mails',
    columns: [
      { name: 'id', type: 'varchar', length: '36', isPrimary: true },
      { name: 'kind', type: 'varchar', length: '32' },
      { name: 'recipient', type: 'varchar', length: '254' },
      { name: 'reference', type: 'varchar', length: '64', isNullable: true },
      { name: 'message_id', type: 'varchar', length: '320' },
      { name: 'content', type: longText(db), isNullable: true },
      { name: 'state', type: 'varchar', length: '16' },
      { name: 'due_at', type: 'bigint' },
      { name: 'attempts', type: 'int' },
      { name: 'created_at', type: 'bigint' },
      { name: 'ended_at', type: 'bigint', isNullable: true },
      { name: 'problem', type: 'varchar', length: '500', isNullable: true },
    ],
    indices: [
      { name: 'ix_mails_due', columnNames: ['state', 'due_at'] },
      { name: 'ix_mails_ended_at', columnNames: ['ended_at'] },
    ],
  });
