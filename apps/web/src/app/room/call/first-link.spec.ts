import { describe, expect, it } from 'vitest';
import { FirstLink } from './first-link';
import { FakeClock } from './testing/fake-clock';

function watched(peers: number) {
  const clock = new FakeClock();
  const link = new FirstLink(clock, peers);
  let made = false;
  void link.made.then(() => (made = true));
  const isMade = async () => {
    await Promise.resolve();
    return made;
  };
  return { clock, link, isMade };
}

describe('the first link of a call', () => {
  it('is made when it is connected', async () => {
    const { link, isMade } = watched(1);
    expect(await isMade()).toBe(false);
    link.connected();
    expect(await isMade()).toBe(true);
  });

  it('is none where nobody is there', async () => {
    expect(await watched(0).isMade()).toBe(true);
  });

  it('is not waited for any longer after a moment', async () => {
    const { clock, isMade } = watched(3);
    clock.advance(249);
    expect(await isMade()).toBe(false);
    clock.advance(1);
    expect(await isMade()).toBe(true);
  });
});
