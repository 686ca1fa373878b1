import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** By what a batch of events is known that may have been written already. */
export class AuditBatches1795900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Not by `addColumn`, which writes all of the table anew on SQLite.
    await db.query('ALTER TABLE audit_events ADD COLUMN batch varchar(36) NULL');
    await db.createIndex('audit_events', index);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropIndex('audit_events', index);
    await db.query('ALTER TABLE audit_events DROP COLUMN batch');
  }
}

/** Both databases take any number of rows without a value. */
const index = new TableIndex({ name: 'ux_audit_events_batch', columnNames: ['batch'], isUnique: true });
