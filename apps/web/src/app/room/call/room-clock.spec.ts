import { describe, expect, it } from 'vitest';
import { roomClock } from './room-clock';
import { FakeClock } from './testing/fake-clock';

describe('the clock of the room', () => {
  it('is as far ahead as the server was, and keeps its pace', () => {
    const own = new FakeClock();
    const clock = roomClock(own.now() + 5000, own);
    let rang = 0;
    clock.setTimeout(() => (rang = clock.now()), 100);
    own.advance(100);
    expect(rang).toBe(own.now() + 5000);
    clock.clearTimeout(clock.setTimeout(() => undefined, 100));
    expect(own.pending).toBe(0);
  });
});
