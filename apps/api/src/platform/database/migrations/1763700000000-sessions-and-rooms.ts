import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const id = { name: 'id', type: 'varchar', length: '36', isPrimary: true };

/** Sessions, rooms, and who holds which role in which room. Plain column types, so that it runs on SQLite and MySQL. */
export class SessionsAndRooms1763700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(sessions);
    await db.createTable(rooms);
    await db.createTable(roleGrants);
    await db.createIndex('sessions', new TableIndex({ name: 'ix_sessions_expires_at', columnNames: ['expires_at'] }));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.dropTable('role_grants');
    await db.dropTable('rooms');
    await db.dropTable('sessions');
  }
}

const sessions = new Table({
  name: 'sessions',
  columns: [
    id,
    { name: 'token_hash', type: 'varchar', length: '64', isUnique: true },
    { name: 'language', type: 'varchar', length: '8' },
    { name: 'created_at', type: 'bigint' },
    { name: 'expires_at', type: 'bigint' },
  ],
});

const rooms = new Table({
  name: 'rooms',
  columns: [
    id,
    { name: 'name', type: 'varchar', length: '49', isUnique: true },
    { name: 'creator_id', type: 'varchar', length: '36' },
    { name: 'locked', type: 'boolean', default: false },
    { name: 'ask_for_name', type: 'boolean', default: false },
    { name: 'join_password_hash', type: 'varchar', length: '255', isNullable: true },
    { name: 'owner_password_hash', type: 'varchar', length: '255', isNullable: true },
    { name: 'max_members', type: 'int', isNullable: true },
    { name: 'created_at', type: 'bigint' },
  ],
});

const roleGrants = new Table({
  name: 'role_grants',
  columns: [
    { name: 'room_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'principal_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'role', type: 'varchar', length: '16' },
    { name: 'granted_at', type: 'bigint' },
  ],
  foreignKeys: [
    {
      name: 'fk_role_grants_room',
      columnNames: ['room_id'],
      referencedTableName: 'rooms',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'ix_role_grants_principal', columnNames: ['principal_id'] }],
});
