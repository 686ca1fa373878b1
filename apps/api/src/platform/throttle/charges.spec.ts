import { describe, expect, it } from 'vitest';
import { memoryBudgets, redisBudgets } from '../../testing/budgets.js';
import { testRedisUrl } from '../../testing/test-redis.js';
import type { Budgets } from './budgets.js';
import { giveBack, take, type Charge } from './charges.js';

/** In memory, and on Redis where the tests are run for that. */
const kinds: [string, () => Promise<Budgets>][] =
  testRedisUrl === undefined ? [['memory', memoryBudgets]] : [['Redis', async () => (await redisBudgets()).budgets]];

describe.each(kinds)('charges on budgets in %s', (_name, create) => {
  it('takes all or nothing, and says what was too much', async () => {
    const budgets = await create();
    const wide = budgets.create('wide', { points: 10, duration: 3600 });
    const narrow = budgets.create('narrow', { points: 1, duration: 3600 });
    const left = async () => {
      const [first, second] = await Promise.all([wide.get('a'), narrow.get('b')]);
      return [first?.consumedPoints, second?.consumedPoints];
    };
    const charges: Charge[] = [
      { budget: wide, key: 'a', points: 4 },
      { budget: narrow, key: 'b', points: 1, path: 'emails.3' },
    ];
    await take(charges);
    const refusal = { code: 'too_many_requests', retryAfter: 3600, errors: [{ path: 'emails.3' }] };
    await expect(take(charges)).rejects.toMatchObject(refusal);
    expect(await left()).toEqual([4, 1]);
    await giveBack(charges);
    expect(await left()).toEqual([0, 0]);
  });
});
