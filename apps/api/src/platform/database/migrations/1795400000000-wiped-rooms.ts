import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when what was written in a room counts no more. */
export class WipedRooms1795400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rooms ADD COLUMN wiped_at bigint');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rooms DROP COLUMN wiped_at');
  }
}
