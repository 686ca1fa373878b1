import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** The audit by event and date, and its seals. */
export class AuditSeals1795800000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createIndices('audit_events', indices);
    await dropIndices(db, before);
    await db.createTable(auditSeals);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('audit_seals');
    await db.createIndices('audit_events', before);
    await dropIndices(db, indices);
  }
}

async function dropIndices(db: QueryRunner, all: readonly TableIndex[]): Promise<void> {
  for (const { name } of all) await db.dropIndex('audit_events', name ?? '');
}

const before = [
  new TableIndex({ name: 'ix_audit_events_date', columnNames: ['date'] }),
  new TableIndex({ name: 'ix_audit_events_event', columnNames: ['event', 'id'] }),
];

/** With the id behind the moment, so that a page of the list goes on exactly where the one before it ended. */
const indices = [
  new TableIndex({ name: 'ix_audit_events_date_id', columnNames: ['date', 'id'] }),
  new TableIndex({ name: 'ix_audit_events_event_date', columnNames: ['event', 'date', 'id'] }),
];

/** Counted by ourselves and without a gap: of two who make the same seal at once, one gets it. */
const auditSeals = new Table({
  name: 'audit_seals',
  columns: [
    { name: 'id', type: 'bigint', isPrimary: true },
    { name: 'date', type: 'bigint' },
    { name: 'first_id', type: 'bigint' },
    { name: 'last_id', type: 'bigint' },
    { name: 'events', type: 'int' },
    { name: 'first_date', type: 'bigint' },
    { name: 'last_date', type: 'bigint' },
    { name: 'digest', type: 'varchar', length: '64' },
    { name: 'hash', type: 'varchar', length: '64' },
  ],
});
