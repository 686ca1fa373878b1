import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/test-database.js';
import { poolState } from './pool-state.js';

let database: DataSource;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.destroy());

it('says how many wait for a connection, where there is more than one', async () => {
  if (database.options.type !== 'mariadb') {
    expect(poolState(database)).toBeUndefined();
    return;
  }
  const size = database.options.poolSize ?? 0;
  const asked = Array.from({ length: size + 3 }, () => database.query('SELECT SLEEP(0.3)'));
  await expect.poll(() => poolState(database)).toEqual({ open: size, idle: 0, waiting: 3 });
  await Promise.all(asked);
  expect(poolState(database)).toEqual({ open: size, idle: size, waiting: 0 });
});
