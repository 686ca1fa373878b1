import type { DataSource, Repository } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashToken } from '../platform/crypto/token.js';
import { FakeClock } from '../testing/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { KeyPrincipals, newKey } from './key-principals.js';

let database: DataSource;
let rows: Repository<ApiKeyEntity>;
let clock: FakeClock;
let keys: KeyPrincipals;

beforeEach(async () => {
  database = await openTestDatabase(ApiKeyEntity);
  rows = database.getRepository(ApiKeyEntity);
  clock = new FakeClock();
  keys = new KeyPrincipals(rows, clock);
});
afterEach(() => database.destroy());

async function add(more: Partial<ApiKeyEntity> = {}): Promise<string> {
  const key = newKey();
  const common = { id: 'id', label: 'website', admin: false, expiresAt: null, lastUsedAt: null };
  await rows.insert({ ...common, tokenHash: hashToken(key), createdAt: clock.now(), ...more });
  return key;
}

const find = (key: string) => keys.find(key, 'fr', '192.0.2.1');
const lastUse = async (id: string) => (await rows.findOneByOrFail({ id })).lastUsedAt;

describe('KeyPrincipals', () => {
  it('knows a key by its hash, and takes nothing else for one', async () => {
    const key = await add({ admin: true });
    expect(Buffer.from(key.replace('vroom_', ''), 'base64url')).toHaveLength(32);
    const user = { id: 'id', kind: 'key', language: 'fr', admin: true, address: '192.0.2.1', user: 'key website' };
    expect(await find(key)).toEqual(user);
    for (const other of ['', key.slice(1), `${key}x`, `${key}\n`, newKey(), hashToken(key)]) {
      expect(await find(other)).toBeUndefined();
    }
  });

  it('lets a key expire to the millisecond', async () => {
    const key = await add({ expiresAt: clock.now() + 1000 });
    await clock.advance(999);
    expect(await find(key)).toBeDefined();
    expect(await keys.stillOpen(['id'])).toEqual(new Map([['id', { admin: false }]]));
    await clock.advance(1);
    expect(await find(key)).toBeUndefined();
    expect(await keys.stillOpen(['id'])).toEqual(new Map());
  });

  it('notes the last use once a minute', async () => {
    const first = clock.now();
    const key = await add();
    await add({ id: 'other' });
    await find(key);
    await clock.advance(59_999);
    await find(key);
    expect(await lastUse('id')).toBe(first);
    await clock.advance(1);
    await find(key);
    expect(await lastUse('id')).toBe(first + 60_000);
    expect(await lastUse('other')).toBeNull();
  });

  it('tells which of many are there still', async () => {
    await add({ id: 'one', admin: true });
    await add({ id: 'two' });
    const ids = ['one', 'two', ...Array.from({ length: 2000 }, (_, index) => `no ${index}`)];
    expect(await keys.stillOpen(ids)).toEqual(
      new Map([
        ['one', { admin: true }],
        ['two', { admin: false }],
      ]),
    );
  });
});
