import { describe, expect, it } from 'vitest';
import { noPresses, pressed, type Presses } from './presses';

const go = (presses: [string, number | null][], from: Presses = noPresses) =>
  presses.reduce(
    ({ next, fullScreens }, [key, at]) => {
      const { next: after, fullScreen } = pressed(next, key, at);
      return { next: after, fullScreens: fullScreen === null ? fullScreens : [...fullScreens, fullScreen] };
    },
    { next: from, fullScreens: [] as string[] },
  );

describe('pressing pictures', () => {
  it('brings one to the front, another instead, and lets go of it', () => {
    expect(go([['ann', 0]]).next.pinned).toBe('ann');
    expect(
      go([
        ['ann', 0],
        ['bob', 1000],
      ]).next.pinned,
    ).toBe('bob');
    const twice = go([
      ['ann', 0],
      ['ann', 1000],
    ]);
    expect([twice.next.pinned, twice.fullScreens]).toEqual([null, []]);
  });

  it('twice in a row means full screen of the first, wherever the pictures went, and nothing else', () => {
    const { next, fullScreens } = go([
      ['ann', 0],
      ['bob', 5000],
      ['cid', 5300],
    ]);
    expect([next.pinned, fullScreens]).toEqual(['ann', ['bob']]);
  });

  it('three times in a row is no second full screen', () => {
    const { next, fullScreens } = go([
      ['ann', 0],
      ['ann', 200],
      ['ann', 400],
    ]);
    expect([next.pinned, fullScreens]).toEqual(['ann', ['ann']]);
  });

  it('by keys is never twice', () => {
    const { next, fullScreens } = go([
      ['ann', null],
      ['ann', null],
    ]);
    expect([next.pinned, fullScreens]).toEqual([null, []]);
  });
});
