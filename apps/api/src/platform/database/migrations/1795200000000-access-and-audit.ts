import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { generatedId } from '../columns.js';

/** Admin sessions, API keys, room expiry, notification addresses, the audit, and who does the scheduled work. */
export class AccessAndAudit1795200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // As plain SQL, which both databases speak: TypeORM would build the whole table anew on SQLite.
    await db.query('ALTER TABLE sessions ADD COLUMN admin_until bigint');
    await db.query('ALTER TABLE rooms ADD COLUMN persistent boolean NOT NULL DEFAULT false');
    await db.query('ALTER TABLE rooms ADD COLUMN last_activity_at bigint NOT NULL DEFAULT 0');
    await db.query('UPDATE rooms SET last_activity_at = created_at');
    await db.createIndices('rooms', roomIndices);
    await db.createTable(apiKeys);
    await db.createTable(notificationAddresses);
    await db.createTable(auditEvents(db));
    await db.createTable(leases);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['leases', 'audit_events', 'notification_addresses', 'api_keys']) await db.dropTable(table);
    for (const { name } of roomIndices) await db.dropIndex('rooms', name ?? '');
    await db.query('ALTER TABLE rooms DROP COLUMN last_activity_at');
    await db.query('ALTER TABLE rooms DROP COLUMN persistent');
    await db.query('ALTER TABLE sessions DROP COLUMN admin_until');
  }
}

/** With the id behind the moment, so that a page of the list goes on exactly where the one before it ended. */
const roomIndices = [
  new TableIndex({ name: 'ix_rooms_last_activity_at', columnNames: ['last_activity_at', 'id'] }),
  new TableIndex({ name: 'ix_rooms_created_at', columnNames: ['created_at', 'id'] }),
];

const apiKeys = new Table({
  name: 'api_keys',
  columns: [
    { name: 'id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'token_hash', type: 'varchar', length: '64', isUnique: true },
    { name: 'label', type: 'varchar', length: '60' },
    { name: 'admin', type: 'boolean' },
    { name: 'created_at', type: 'bigint' },
    { name: 'expires_at', type: 'bigint', isNullable: true },
    { name: 'last_used_at', type: 'bigint', isNullable: true },
  ],
  indices: [{ name: 'ix_api_keys_expires_at', columnNames: ['expires_at'] }],
});

const notificationAddresses = new Table({
  name: 'notification_addresses',
  columns: [
    { name: 'room_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'email', type: 'varchar', length: '254', isPrimary: true },
  ],
  foreignKeys: [
    {
      name: 'fk_notification_addresses_room',
      columnNames: ['room_id'],
      referencedTableName: 'rooms',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
});

const auditEvents = (db: QueryRunner) =>
  new Table({
    name: 'audit_events',
    columns: [
      { name: 'id', type: generatedId(db), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      { name: 'date', type: 'bigint' },
      { name: 'address', type: 'varchar', length: '45', isNullable: true },
      { name: 'event', type: 'varchar', length: '32' },
      { name: 'user', type: 'varchar', length: '80' },
      { name: 'message', type: 'text' },
    ],
    indices: [
      { name: 'ix_audit_events_date', columnNames: ['date'] },
      { name: 'ix_audit_events_event', columnNames: ['event', 'id'] },
    ],
  });

/** Which process does the scheduled work, and until when. */
const leases = new Table({
  name: 'leases',
  columns: [
    { name: 'name', type: 'varchar', length: '40', isPrimary: true },
    { name: 'holder', type: 'varchar', length: '36' },
    { name: 'expires_at', type: 'bigint' },
  ],
});
