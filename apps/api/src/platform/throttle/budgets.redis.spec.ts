import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { redisBudgets } from '../../testing/budgets.js';
import { giveBack, take } from './charges.js';

type Process = Awaited<ReturnType<typeof redisBudgets>>;

const size = { points: 10, duration: 3600 };
const lines: string[] = [];
let one: Process;
let other: Process;

beforeEach(async () => {
  lines.length = 0;
  const note = (line: unknown) => void lines.push(String(line));
  Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: note });
  const space = randomUUID();
  [one, other] = [await redisBudgets(space), await redisBudgets(space)];
});

/** How many of so many tries are let through. */
async function allowed(tries: number, ...budgets: RateLimiterAbstract[]): Promise<number> {
  const tried = Array.from({ length: tries }, async (_, index) => budgets[index % budgets.length]?.consume('a'));
  return (await Promise.allSettled(tried)).filter(({ status }) => status === 'fulfilled').length;
}

/** Ends its connection to Redis. */
async function cut({ link: { commands } }: Process): Promise<void> {
  const ended = new Promise((resolve) => commands.once('end', resolve));
  commands.disconnect();
  await ended;
}

describe('the budget of two processes', () => {
  it('is one', async () => {
    const [here, there] = [one.budgets.create('calls', size), other.budgets.create('calls', size)];
    expect(await allowed(50, here, there)).toBe(10);
    expect(await allowed(10, other.budgets.create('mails', size))).toBe(10);
  });

  it('gets back what was taken at either', async () => {
    const [here, there] = [one.budgets.create('mails', size), other.budgets.create('mails', size)];
    await take([{ budget: here, key: 'a', points: 10 }]);
    await expect(take([{ budget: there, key: 'a', points: 1 }])).rejects.toMatchObject({ code: 'too_many_requests' });
    await giveBack([{ budget: there, key: 'a', points: 4 }]);
    expect(await allowed(10, here, there)).toBe(4);
  });
});

describe('while Redis is away', () => {
  it('each process counts for itself and says so once in a while, and Redis counts again when it is back', async () => {
    const [here, there] = [one.budgets.create('calls', size), other.budgets.create('calls', size)];
    expect(await allowed(4, here)).toBe(4);
    for (const process of [one, other]) await cut(process);
    expect([await allowed(20, here), await allowed(20, there)]).toEqual([10, 10]);
    // Of twenty, the library has counted also those that it refused.
    await here.reward('a', 13);
    expect(await allowed(20, here)).toBe(3);
    expect(lines).toHaveLength(2);
    await one.clock.advance(60_000);
    expect(await allowed(1, here)).toBe(0);
    expect(lines).toHaveLength(3);
    for (const { link } of [one, other]) await link.commands.connect();
    expect(await allowed(20, here, there)).toBe(6);
    expect(lines).toHaveLength(3);
  });
});

it('asks Redis one thing for each of them', async () => {
  const budget = one.budgets.create('calls', { ...size, points: 1000 });
  await allowed(1, budget);
  const monitor = await one.link.commands.monitor();
  onTestFinished(() => monitor.disconnect());
  const seen: string[] = [];
  monitor.on('monitor', (_time: string, [command = '', ...args]: string[], source: string) => {
    // What a script does, it does inside.
    if (source !== 'lua' && args.some((arg) => arg.startsWith(one.link.prefix))) seen.push(command.toLowerCase());
  });
  expect(await allowed(100, budget)).toBe(100);
  await budget.reward('a');
  const end = new Promise((resolve) => monitor.on('monitor', (_time, [command]) => command === 'echo' && resolve(0)));
  await one.link.commands.echo('end');
  await end;
  expect(seen).toEqual(Array(101).fill('evalsha'));
});
