import { maxSlowDown } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.js';
import { ProblemError } from '../errors/problem-error.js';
import { Budgets } from './budgets.js';
import { clientMemory, scopeMemory } from './failure-store.js';
import { maxRemembered, MemoryFailureStore } from './memory-failure-store.js';
import { maxDelayed, PasswordThrottle, siteFailures } from './password-throttle.js';

const me = '192.0.2.1';
let clock: FakeClock;
let store: MemoryFailureStore;
let throttle: PasswordThrottle;
let checked: number;

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryFailureStore(clock);
  throttle = new PasswordThrottle(store, clock, new Budgets(null, clock));
  checked = 0;
});

/** Tries a password where `right` is the right one. @returns `right`, `wrong`, or the code of what was refused */
async function guess(password: string, scope = 'room', address = me): Promise<string> {
  const check = async () => {
    checked += 1;
    return password === 'right' ? true : null;
  };
  try {
    return (await throttle.attempt(scope, address, check)) ? 'right' : 'wrong';
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.retryAfter === undefined ? error.code : `${error.code} ${error.retryAfter}`;
  }
}

async function fail(times: number, scope = 'room', address = me): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await guess('wrong', scope, address)).toBe('wrong');
}

/** Another client for each number. */
function someone(number: number): string {
  return `198.51.${Math.floor(number / 256)}.${number % 256}`;
}

/** Guesses from this many places at once, and waits until they are answered. */
async function guessFromEverywhere(places: number): Promise<void> {
  const guesses = Array.from({ length: places }, (_, index) => guess('wrong', 'room', someone(index)));
  // First they begin to wait, then the wait ends.
  await clock.advance(0);
  await clock.advance(maxSlowDown);
  expect(await Promise.all(guesses)).toEqual(Array(places).fill('wrong'));
}

describe('a client that guesses', () => {
  it('waits longer and longer', async () => {
    await fail(4);
    const waits = [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600];
    for (const wait of waits) {
      expect(await guess('wrong')).toBe(`too_many_requests ${wait}`);
      await clock.advance(wait * 1000 - 1);
      expect(await guess('wrong')).toBe('too_many_requests 1');
      await clock.advance(1);
      await fail(1);
    }
  });

  it('is refused with the right password too while it waits, and nothing is hashed', async () => {
    await fail(4);
    expect(await guess('right')).toBe('too_many_requests 2');
    expect(checked).toBe(4);
    await clock.advance(2000);
    expect(await guess('right')).toBe('right');
  });

  it('is forgiven with the right password', async () => {
    await fail(4);
    await clock.advance(2000);
    expect(await guess('right')).toBe('right');
    await fail(4);
    expect(await guess('wrong')).toBe('too_many_requests 2');
  });

  it('is forgotten after a while', async () => {
    await fail(4);
    await clock.advance(clientMemory + 1);
    await fail(4);
  });

  it('gets no discount for a hundred guesses at once', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 100 }, (_, index) => guess(index === 50 ? 'right' : 'wrong')),
    );
    expect(guesses.filter((result) => result === 'wrong')).toHaveLength(4);
    expect(guesses.filter((result) => result === 'too_many_requests 2')).toHaveLength(96);
    expect(checked).toBe(4);
  });

  it('is the whole /64 of an IPv6 address', async () => {
    await fail(2, 'room', '2001:db8:1:2::1');
    await fail(2, 'room', '2001:db8:1:2:ffff::2');
    expect(await guess('wrong', 'room', '2001:db8:1:2:3:4:5:6')).toBe('too_many_requests 2');
    expect(await guess('wrong', 'room', '2001:db8:1:3::1')).toBe('wrong');
  });

  it('disturbs neither another room nor another address', async () => {
    await fail(4);
    expect(await guess('wrong', 'other')).toBe('wrong');
    expect(await guess('right', 'room', '192.0.2.2')).toBe('right');
  });

  it('does not make up for guesses with a result that forgives nothing, nor loses by it', async () => {
    const lesser = () =>
      throttle.attempt(
        'room',
        me,
        async () => 'join',
        () => false,
      );
    await fail(3);
    expect(await lesser()).toBe('join');
    expect(await lesser()).toBe('join');
    await fail(1);
    expect(await guess('wrong')).toBe('too_many_requests 2');
  });

  it('is not blamed for what could not be checked', async () => {
    const broken = () => throttle.attempt('room', me, () => Promise.reject(new ProblemError('unavailable')));
    await fail(3);
    for (let time = 0; time < 5; time += 1) await expect(broken()).rejects.toMatchObject({ code: 'unavailable' });
    await fail(1);
  });
});

describe('a room that is guessed at from everywhere', () => {
  it('answers everybody later, and refuses nobody', async () => {
    await guessFromEverywhere(100);
    await guessFromEverywhere(100);
    const mine = guess('right');
    await clock.advance(0);
    await clock.advance(maxSlowDown - 1);
    expect(checked).toBe(200);
    await clock.advance(1);
    expect(await mine).toBe('right');
  });

  it('disturbs no other room, and comes to rest', async () => {
    await guessFromEverywhere(100);
    expect(await guess('right', 'other')).toBe('right');
    await clock.advance(scopeMemory + 1);
    expect(await guess('right')).toBe('right');
  });

  it('lets a bounded number wait', async () => {
    await guessFromEverywhere(100);
    const waiting = Array.from({ length: maxDelayed + 10 }, (_, index) =>
      guess('wrong', 'room', someone(1000 + index)),
    );
    expect(await Promise.all(waiting.slice(maxDelayed))).toEqual(Array(10).fill('unavailable 2'));
    expect(await guess('right', 'other')).toBe('right');
    await clock.advance(maxSlowDown);
    expect(await Promise.all(waiting.slice(0, maxDelayed))).toEqual(Array(maxDelayed).fill('wrong'));
  });
});

describe('an IPv6 /48', () => {
  const client = (number: number, site = 1) => `2001:db8:${site}:${number.toString(16)}::1`;

  /** One guess of each of so many clients, at once. */
  async function guessFrom(clients: number, password: string, site = 1): Promise<string[]> {
    const guesses = Array.from({ length: clients }, (_, index) => guess(password, 'room', client(index, site)));
    await clock.advance(0);
    await clock.advance(maxSlowDown);
    return Promise.all(guesses);
  }

  it('has few wrong passwords a minute, however many clients it is', async () => {
    const answers = await guessFrom(maxDelayed + 100, 'wrong');
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(siteFailures);
    expect(answers.filter((answer) => /^too_many_requests \d+$/.test(answer))).toHaveLength(
      maxDelayed + 100 - siteFailures,
    );
    expect(checked).toBe(siteFailures);
    expect(await guess('right', 'room', client(1000))).toMatch(/^too_many_requests/);
    expect(await guess('right', 'other', client(1000))).toBe('right');
  });

  it('holds up nobody else', async () => {
    const flood = guessFrom(1000, 'wrong');
    const others = [guess('right'), guess('right', 'room', client(0, 2))];
    await flood;
    expect(await Promise.all(others)).toEqual(['right', 'right']);
  });

  it('is not charged for right ones, nor for what could not be checked', async () => {
    for (let number = 0; number < 2 * siteFailures; number += 1)
      expect(await guess('right', 'room', client(number))).toBe('right');
    const broken = (number: number) =>
      throttle.attempt('room', client(number), () => Promise.reject(new ProblemError('unavailable')));
    for (let number = 0; number < siteFailures; number += 1)
      await expect(broken(number)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await guessFrom(siteFailures, 'wrong')).toEqual(Array(siteFailures).fill('wrong'));
  });
});

it('remembers a bounded number of clients and rooms', async () => {
  const many = Array.from({ length: maxRemembered + 1000 }, (_, index) => `room ${index}`);
  // By the store itself: so many guesses would take seconds.
  await Promise.all(many.map((scope) => store.begin(me, scope)));
  expect(store.size).toBe(2 * maxRemembered);
});
