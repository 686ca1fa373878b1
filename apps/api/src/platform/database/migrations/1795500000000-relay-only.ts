import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms in which nobody learns the address of another. */
export class RelayOnly1795500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rooms ADD COLUMN relay_only boolean NOT NULL DEFAULT false');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE rooms DROP COLUMN relay_only');
  }
}
