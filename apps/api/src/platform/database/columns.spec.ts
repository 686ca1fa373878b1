import { LessThanOrEqual, MoreThan } from 'typeorm';
import { expect, it } from 'vitest';
import { SessionEntity } from '../../sessions/session.entity.js';
import { recordedSelects } from '../../testing/recorded-queries.js';
import { openSqliteInMemory } from '../../testing/test-database.js';

it('asks for another moment with the same statement, which is prepared already', async () => {
  const database = await openSqliteInMemory(SessionEntity);
  const sessions = database.getRepository(SessionEntity);
  const moments = { createdAt: 1_000, expiresAt: 1_796_041_479_298, adminUntil: null };
  await sessions.insert({ id: 'a', tokenHash: 'hash', language: 'en', ...moments });
  const selects = recordedSelects(database);
  expect(await sessions.findOneBy({ expiresAt: MoreThan(1_796_041_479_297) })).toMatchObject(moments);
  expect(await sessions.findOneBy({ expiresAt: MoreThan(1_796_041_479_298) })).toBeNull();
  expect(selects).toHaveLength(2);
  expect(new Set(selects.map(([text]) => text)).size).toBe(1);
  expect(await sessions.countBy({ expiresAt: LessThanOrEqual(1_796_041_479_298.4) })).toBe(1);
  await database.destroy();
});
