import { Table, type MigrationInterface, type QueryRunner, type TableForeignKeyOptions } from 'typeorm';

/** Invitations by mail, and the joins that the addresses of a room are told of. */
export class Invitations1795700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.createTable(invitations);
    await db.createTable(joinNotices);
    await db.createTable(joinMails);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['join_mails', 'join_notices', 'invitations']) await db.dropTable(table);
  }
}

const goesWithRoom = (table: string): TableForeignKeyOptions => ({
  name: `fk_${table}_room`,
  columnNames: ['room_id'],
  referencedTableName: 'rooms',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});

const invitations = new Table({
  name: 'invitations',
  columns: [
    { name: 'id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'room_id', type: 'varchar', length: '36' },
    { name: 'token_hash', type: 'varchar', length: '64', isUnique: true },
    { name: 'email', type: 'varchar', length: '254' },
    { name: 'organiser', type: 'varchar', length: '200', isNullable: true },
    { name: 'message', type: 'text', isNullable: true },
    { name: 'starts_at', type: 'bigint', isNullable: true },
    { name: 'duration_minutes', type: 'int', isNullable: true },
    { name: 'created_at', type: 'bigint' },
    { name: 'created_by', type: 'varchar', length: '36' },
    { name: 'expires_at', type: 'bigint' },
    { name: 'mail', type: 'varchar', length: '16' },
    { name: 'mail_at', type: 'bigint', isNullable: true },
    { name: 'used_by', type: 'varchar', length: '36', isNullable: true },
    { name: 'used_at', type: 'bigint', isNullable: true },
    { name: 'revoked_at', type: 'bigint', isNullable: true },
    { name: 'answer', type: 'varchar', length: '16', isNullable: true },
    { name: 'answer_message', type: 'text', isNullable: true },
    { name: 'answered_at', type: 'bigint', isNullable: true },
    { name: 'news_at', type: 'bigint', isNullable: true },
  ],
  foreignKeys: [goesWithRoom('invitations')],
  indices: [
    { name: 'ix_invitations_room', columnNames: ['room_id', 'created_at'] },
    { name: 'ix_invitations_expires_at', columnNames: ['expires_at'] },
  ],
});

/** Who joined, by the id of their place. Those that were told of stay for a while, so that nobody is told of twice. */
const joinNotices = new Table({
  name: 'join_notices',
  columns: [
    { name: 'peer_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'room_id', type: 'varchar', length: '36' },
    { name: 'name', type: 'varchar', length: '200', isNullable: true },
    { name: 'language', type: 'varchar', length: '8' },
    { name: 'url', type: 'varchar', length: '500' },
    { name: 'joined_at', type: 'bigint' },
    { name: 'told_at', type: 'bigint', isNullable: true },
  ],
  foreignKeys: [goesWithRoom('join_notices')],
  indices: [
    { name: 'ix_join_notices_room', columnNames: ['room_id', 'told_at'] },
    { name: 'ix_join_notices_told_at', columnNames: ['told_at'] },
  ],
});

/** When the addresses of a room were last sent a mail: whoever moves this on has the turn. */
const joinMails = new Table({
  name: 'join_mails',
  columns: [
    { name: 'room_id', type: 'varchar', length: '36', isPrimary: true },
    { name: 'sent_at', type: 'bigint' },
  ],
  foreignKeys: [goesWithRoom('join_mails')],
});
