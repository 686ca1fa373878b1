import { decodeDataMessage, maxChatLength, maxHistoryMessages, type ChatEntry } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { historyFrames, liveTime, maxHistoryBytes, mergeEntries, remembered } from './chat-history';

const entry = (n: number, text = `text ${n}`): ChatEntry => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  text,
  at: 1_000 + n,
  author: { displayName: 'Ann', color: 'mint' },
});
const many = (count: number, text?: string) => Array.from({ length: count }, (_, n) => entry(n, text));
const texts = (entries: readonly ChatEntry[]) => entries.map(({ text }) => text);

describe('mergeEntries', () => {
  it('puts both in the order of time, each once', () => {
    expect(texts(mergeEntries([entry(2), entry(4)], [entry(1), entry(2), entry(3)]))).toEqual([
      'text 1',
      'text 2',
      'text 3',
      'text 4',
    ]);
  });

  it('keeps its own version of what it knows', () => {
    expect(texts(mergeEntries([entry(1, 'said')], [entry(1, 'forged'), entry(2)]))).toEqual(['said', 'text 2']);
  });

  it('is the same list where nothing is new', () => {
    const known = many(3);
    expect(mergeEntries(known, [entry(1)])).toBe(known);
  });

  it('keeps the newest within the bound', () => {
    const merged = mergeEntries(many(maxHistoryMessages), [entry(9_999)]);
    expect(merged).toHaveLength(maxHistoryMessages);
    expect(merged.at(-1)?.text).toBe('text 9999');
    expect(merged[0]?.text).toBe('text 1');
  });
});

describe('what came from a history', () => {
  const now = 5_000;
  const forged = (count: number) => remembered(many(count, 'forged'), now);
  const forgedLater = remembered(
    many(600, 'forged').map((one, n) => ({ ...one, id: entry(10_000 + n).id, at: 1e15 + n })),
    now,
  );

  it('is not from the future', () => {
    expect(remembered([entry(1), { ...entry(2), at: 8.64e15 }], now).map(({ at }) => at)).toEqual([1_001, now]);
  });

  it('goes before what was heard or said, however many and however new it is', () => {
    const merged = mergeEntries(many(10), forgedLater);
    expect(merged).toHaveLength(maxHistoryMessages);
    expect(texts(merged.slice(0, 10))).toEqual(texts(many(10)));
    const said = mergeEntries(merged, [entry(11, 'mine')]);
    expect(said).toHaveLength(maxHistoryMessages);
    expect(texts(said)).toEqual(expect.arrayContaining(['mine', ...texts(many(10))]));
  });

  it('goes oldest first', () => {
    const merged = mergeEntries(forged(3), [entry(11), entry(12)], 4);
    expect(merged.map(({ id }) => id)).toEqual([1, 2, 11, 12].map((n) => entry(n).id));
  });

  it('leaves no more than the bound where all else is enough', () => {
    const merged = mergeEntries(forgedLater, many(maxHistoryMessages + 1));
    expect(texts(merged)).toEqual(texts(many(maxHistoryMessages + 1).slice(1)));
  });

  it('is given on without its mark', () => {
    expect(historyFrames(forged(1))[0]?.entries).toEqual([entry(0, 'forged')]);
  });
});

describe('liveTime', () => {
  it('trusts a clock that is about right, and none that is not', () => {
    expect(liveTime(1_000_000, 1_030_000)).toBe(1_000_000);
    expect(liveTime(0, 1_030_000)).toBe(1_030_000);
    expect(liveTime(9_999_999, 1_030_000)).toBe(1_030_000);
  });
});

describe('historyFrames', () => {
  it('closes an empty history', () => {
    expect(historyFrames([])).toEqual([{ type: 'history', entries: [], last: true }]);
  });

  it('keeps the order over all frames and closes the last only', () => {
    const frames = historyFrames(many(maxHistoryMessages, 'é'.repeat(600)));
    expect(frames.length).toBeGreaterThan(1);
    expect(frames.flatMap(({ entries }) => entries)).toHaveLength(maxHistoryMessages);
    expect(frames.flatMap(({ entries }) => entries)[0]).toEqual(entry(0, 'é'.repeat(600)));
    expect(frames.map(({ last }) => last).lastIndexOf(false)).toBe(frames.length - 2);
    expect(frames.at(-1)?.last).toBe(true);
  });

  it.each(['€', '\u0000', '😀', '"'])('stays below 60 KiB a frame and in the whole bound with %j', (character) => {
    const text = character.repeat(maxChatLength / character.length);
    const frames = historyFrames(many(maxHistoryMessages, text)).map((frame) => JSON.stringify(frame));
    const sizes = frames.map((frame) => new TextEncoder().encode(frame).length);
    expect(Math.max(...sizes)).toBeLessThan(61 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(maxHistoryBytes + frames.length * 64);
    for (const frame of frames) expect(decodeDataMessage(frame)).toBeDefined();
  });

  it('gives the newest where not all fits', () => {
    const entries = many(maxHistoryMessages, '€'.repeat(maxChatLength));
    const given = historyFrames(entries).flatMap((frame) => frame.entries);
    expect(given.length).toBeLessThan(entries.length);
    expect(given.at(-1)).toEqual(entries.at(-1));
  });
});
