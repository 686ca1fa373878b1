import type { IceServers } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { IceCredentials } from './ice-credentials';

const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** Credentials of a server that gives them for five minutes, in a browser whose clock is `skew` ms ahead of the server's. */
function stage({ skew = 0, lasting = false } = {}) {
  let now = start;
  let given = 0;
  const give = (): IceServers => ({
    iceServers: [{ urls: ['stun:s.example'] }, { urls: ['turn:t.example'], username: `${++given}`, credential: 'c' }],
    expiresAt: lasting ? null : new Date(now - skew + 5 * minute).toISOString(),
  });
  const fetch = { answer: () => Promise.resolve(give()) };
  const credentials = new IceCredentials(
    give(),
    () => fetch.answer(),
    () => now,
  );
  const used = async () => (await credentials.current())[1]?.username;
  return { credentials, fetch, used, give, pass: (ms: number) => (now += ms) };
}

describe('IceCredentials', () => {
  it('uses what came with the snapshot, in the form that browsers take', async () => {
    expect(await stage().credentials.current()).toEqual([
      { urls: ['stun:s.example'] },
      { urls: ['turn:t.example'], username: '1', credential: 'c' },
    ]);
  });

  it('fetches new ones well before they end', async () => {
    const { used, pass } = stage();
    pass(2 * minute);
    expect(await used()).toBe('1');
    pass(1);
    expect(await used()).toBe('2');
    expect(await used()).toBe('2');
  });

  it.each([
    ['ten minutes late', -10 * minute],
    ['two minutes fast', 2 * minute],
  ])('never uses ended ones where the clock is %s', async (_how, skew) => {
    const { used, pass } = stage({ skew });
    pass(4.5 * minute);
    expect(await used()).toBe('2');
  });

  it('fetches new ones where the clock was set back', async () => {
    const { used, pass } = stage();
    pass(-60 * minute);
    expect(await used()).toBe('2');
  });

  it('never fetches what does not end', async () => {
    const { used, pass } = stage({ lasting: true });
    pass(24 * 60 * minute);
    expect(await used()).toBe('1');
  });

  it('takes what comes with another snapshot', async () => {
    const { credentials, used, give, pass } = stage();
    pass(3 * minute);
    credentials.take(give());
    pass(minute);
    expect(await used()).toBe('2');
  });

  it('says so where they can not be had, and tries again the next time', async () => {
    const { fetch, give, used, pass } = stage();
    pass(5 * minute);
    fetch.answer = () => Promise.reject(new Error('offline'));
    await expect(used()).rejects.toThrow('offline');
    fetch.answer = () => Promise.resolve(give());
    expect(await used()).toBe('2');
  });
});
