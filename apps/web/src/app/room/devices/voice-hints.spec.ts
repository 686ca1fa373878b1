import { describe, expect, it } from 'vitest';
import { MutedTalk } from './muted-talk';
import { Silence } from './silence';

/** What a watch says of each of so many levels, one every 100 ms. */
function over<T>(ms: number, from: number, ask: (now: number) => T): T[] {
  return Array.from({ length: ms / 100 }, (_, index) => ask(from + index * 100));
}

describe('silence', () => {
  it('is worth a word after ten seconds, until there is sound', () => {
    const silence = new Silence();
    expect(over(10_000, 0, (now) => silence.heard(true, now))).not.toContain(true);
    expect(silence.heard(true, 10_000)).toBe(true);
    expect(silence.heard(true, 10_100)).toBe(true);
    expect(silence.heard(false, 10_200)).toBe(false);
    expect(silence.heard(true, 10_300)).toBe(false);
  });

  it('begins anew with any sound, and with a microphone that was off meanwhile', () => {
    const silence = new Silence();
    silence.heard(true, 0);
    silence.heard(false, 9_000);
    expect(silence.heard(true, 9_100)).toBe(false);
    expect(silence.heard(true, 19_000)).toBe(false);
    silence.forget();
    expect(silence.heard(true, 30_000)).toBe(false);
  });
});

describe('who speaks while muted', () => {
  it('is told after a moment, and again after a minute', () => {
    const talk = new MutedTalk();
    expect(over(900, 0, (now) => talk.heard(0.6, now)).filter(Boolean)).toHaveLength(1);
    expect(over(59_000, 900, (now) => talk.heard(0.6, now))).not.toContain(true);
    expect(over(3000, 60_000, (now) => talk.heard(0.6, now)).filter(Boolean)).toHaveLength(1);
  });

  it('is not told for a cough, nor for a room that is not quiet', () => {
    const talk = new MutedTalk();
    over(500, 0, (now) => talk.heard(0.9, now));
    over(600, 500, (now) => talk.heard(0.1, now));
    expect(over(700, 1100, (now) => talk.heard(0.9, now))).not.toContain(true);
    expect(over(60_000, 2000, (now) => talk.heard(0.3, now))).not.toContain(true);
  });

  it('is not told for one loud moment before a page fell asleep', () => {
    const talk = new MutedTalk();
    talk.heard(0.9, 0);
    expect(talk.heard(0.9, 30_000)).toBe(false);
  });
});
