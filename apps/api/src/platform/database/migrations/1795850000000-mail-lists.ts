import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** The mails, newest first, all or those of one state, without reading what they say. */
export class MailLists1795850000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createIndices('mails', indices);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of indices) await db.dropIndex('mails', name ?? '');
  }
}

/** With the id behind the moment, so that a page of the list goes on exactly where the one before it ended. */
const indices = [
  new TableIndex({ name: 'ix_mails_created_at', columnNames: ['created_at', 'id'] }),
  new TableIndex({ name: 'ix_mails_state', columnNames: ['state', 'created_at', 'id'] }),
];
