import { maxSlowDown } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock.js';
import { ProblemError } from '../errors/problem-error.js';
import { clientMemory, maxRemembered, MemoryFailureStore, scopeMemory } from './memory-failure-store.js';
import { maxDelayed, PasswordThrottle } from './password-throttle.js';

const me = '192.0.2.1';
let clock: FakeClock;
let store: MemoryFailureStore;
let throttle: PasswordThrottle;
let checked: number;

beforeEach(() => {
  clock = new FakeClock();
  store = new MemoryFailureStore(clock);
  throttle = new PasswordThrottle(store, clock);
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

it('remembers a bounded number of clients and rooms', async () => {
  const many = Array.from({ length: maxRemembered + 1000 }, (_, index) => `room ${index}`);
  await Promise.all(many.map((scope) => guess('wrong', scope)));
  expect(store.size).toBe(2 * maxRemembered);
});
