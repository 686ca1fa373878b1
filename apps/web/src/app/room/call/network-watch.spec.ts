import { beforeEach, describe, expect, it } from 'vitest';
import { watchNetwork } from './network-watch';
import { FakeClock } from './testing/fake-clock';

class FakeWindow extends EventTarget {
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  readonly navigator = { connection: Object.assign(new EventTarget(), { type: 'wifi' }) };
}

let clock: FakeClock;
let window: FakeWindow;
let told: boolean[];
let stop: () => void;
beforeEach(() => {
  clock = new FakeClock();
  window = new FakeWindow();
  told = [];
  stop = watchNetwork(window as unknown as Window, clock, (renew) => told.push(renew));
});

const see = (visibilityState: string) => {
  window.document.visibilityState = visibilityState;
  window.document.dispatchEvent(new Event('visibilitychange'));
};

describe('the network', () => {
  it('that is back renews the links at once', () => {
    window.dispatchEvent(new Event('online'));
    expect(told).toEqual([true]);
  });

  it('of another kind renews them; one that only got faster, or is none, does not', () => {
    const { connection } = window.navigator;
    connection.dispatchEvent(new Event('change'));
    connection.type = 'none';
    connection.dispatchEvent(new Event('change'));
    expect(told).toEqual([]);
    connection.type = 'cellular';
    connection.dispatchEvent(new Event('change'));
    expect(told).toEqual([true]);
  });

  it('that tells of one change in many words is heard at once, and once more when they are over', () => {
    for (let count = 0; count < 5; count += 1) window.dispatchEvent(new Event('online'));
    see('visible');
    expect(told).toEqual([true]);
    clock.advance(2000);
    expect(told).toEqual([true, true]);
    clock.advance(10_000);
    expect(told).toEqual([true, true]);
  });
});

describe('the page', () => {
  it('that is looked at again has its links looked at', () => {
    see('hidden');
    expect(told).toEqual([]);
    see('visible');
    expect(told).toEqual([false]);
  });

  it('that was frozen renews them', () => {
    window.document.dispatchEvent(new Event('resume'));
    expect(told).toEqual([true]);
  });

  it('renews them when the computer slept', () => {
    clock.advance(60_000);
    expect(told).toEqual([]);
    clock.sleep(60_000);
    clock.advance(0);
    expect(told).toEqual([true]);
  });

  it('hears nothing any more once it is told to stop', () => {
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    stop();
    clock.advance(5000);
    window.dispatchEvent(new Event('online'));
    window.document.dispatchEvent(new Event('resume'));
    expect(told).toEqual([true]);
    expect(clock.pending).toBe(0);
  });
});
