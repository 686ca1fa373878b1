import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Poller } from './poller';

class FakePage extends EventTarget {
  visibilityState = 'visible';

  show(state: 'visible' | 'hidden'): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

describe('Poller', () => {
  let page: FakePage;
  let asked: { resolve(value: number): void; reject(error: unknown): void }[];
  let got: unknown[];
  let poller: Poller<number>;

  const start = (): Poller<number> =>
    new Poller(
      {
        every: 1000,
        load: () => new Promise<number>((resolve, reject) => asked.push({ resolve, reject })),
        done: (result) => got.push(result),
        failed: (error) => got.push(error),
      },
      page,
    );
  const answer = async (index: number, value: number | Error) => {
    if (value instanceof Error) asked[index]?.reject(value);
    else asked[index]?.resolve(value);
    await vi.advanceTimersByTimeAsync(0);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    page = new FakePage();
    asked = [];
    got = [];
    poller = start();
  });
  afterEach(() => {
    poller.stop();
    vi.useRealTimers();
  });

  it('asks at once, and again a while after the answer', async () => {
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(1);
    await answer(0, 7);
    expect(got).toEqual([7]);
    await vi.advanceTimersByTimeAsync(999);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
  });

  it('asks more and more seldom while it fails, and as before after that', async () => {
    const broken = new Error('broken');
    await answer(0, broken);
    await vi.advanceTimersByTimeAsync(1999);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await answer(1, broken);
    await vi.advanceTimersByTimeAsync(3999);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    await answer(2, 1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(4);
    expect(got).toEqual([broken, broken, 1]);
  });

  it('never waits longer than a minute', async () => {
    for (let index = 0; index < 12; index++) {
      await answer(index, new Error('broken'));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(asked).toHaveLength(index + 2);
    }
  });

  it('rests while nobody looks, and asks at once when somebody does', async () => {
    await answer(0, 1);
    page.show('hidden');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    page.show('visible');
    expect(asked).toHaveLength(2);
    page.show('hidden');
    page.show('visible');
    expect(asked).toHaveLength(2);
  });

  it('asks now where it is told to, after what is on its way', async () => {
    const told = poller.now();
    expect(asked).toHaveLength(1);
    await answer(0, 1);
    expect(asked).toHaveLength(2);
    await answer(1, 2);
    await told;
    expect(got).toEqual([1, 2]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(3);
  });

  it('says nothing any more once it is stopped', async () => {
    poller.stop();
    await answer(0, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked.length, got]).toEqual([1, []]);
  });
});
