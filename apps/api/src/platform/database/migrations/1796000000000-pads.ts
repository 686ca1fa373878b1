import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** What there is in Etherpad for our rooms. Neither table goes with its room: what it names is to be deleted there first. */
export class Pads1796000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of [pads, sessions]) await db.createTable(table());
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [sessions, pads]) await db.dropTable(table());
  }
}

const pads = () =>
  new Table({
    name: 'pads',
    columns: [
      { name: 'room_id', type: 'varchar', length: '36', isPrimary: true },
      { name: 'group_id', type: 'varchar', length: '64', isNullable: true },
      { name: 'cleaned_at', type: 'bigint', isNullable: true },
    ],
  });

const sessions = () =>
  new Table({
    name: 'pad_sessions',
    columns: [
      { name: 'id', type: 'varchar', length: '64', isPrimary: true },
      { name: 'room_id', type: 'varchar', length: '36' },
      { name: 'principal_id', type: 'varchar', length: '36' },
      { name: 'valid_until', type: 'bigint' },
      { name: 'revoked', type: 'boolean' },
    ],
    indices: [{ name: 'ix_pad_sessions_principal', columnNames: ['principal_id', 'room_id'] }],
  });
