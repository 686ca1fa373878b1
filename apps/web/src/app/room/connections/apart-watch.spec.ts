import { describe, expect, it } from 'vitest';
import { FakeClock } from '../call/testing/fake-clock';
import { ApartWatch } from './apart-watch';
import type { Pair } from './matrix';

const bobAndEve: Pair = ['bob', 'eve'];
const annAndEve: Pair = ['ann', 'eve'];

function watching() {
  const clock = new FakeClock();
  const told: (readonly Pair[])[] = [];
  return { clock, told, watch: new ApartWatch(clock, (pairs) => told.push(pairs)) };
}

describe('people who do not reach each other', () => {
  it('are told of once it lasts, and when it is over', () => {
    const { clock, told, watch } = watching();
    watch.update([bobAndEve]);
    clock.advance(9999);
    watch.update([bobAndEve, annAndEve]);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told.splice(0)).toEqual([[bobAndEve]]);
    clock.advance(10_000);
    expect(told.splice(0)).toEqual([[bobAndEve, annAndEve]]);
    watch.update([annAndEve]);
    watch.update([annAndEve]);
    expect(told.splice(0)).toEqual([[annAndEve]]);
    watch.update([]);
    expect(told).toEqual([[]]);
  });

  it('are nothing to tell of for a moment, each time anew', () => {
    const { clock, told, watch } = watching();
    for (let times = 0; times < 3; times += 1) {
      watch.update([bobAndEve]);
      clock.advance(9000);
      watch.update([]);
    }
    expect([told, clock.pending]).toEqual([[], 0]);
  });

  it('are not told of again once that was dismissed, and others are', () => {
    const { clock, told, watch } = watching();
    watch.update([bobAndEve]);
    clock.advance(10_000);
    watch.dismissed();
    told.splice(0);
    for (let times = 0; times < 3; times += 1) {
      watch.update([]);
      watch.update([bobAndEve]);
      clock.advance(10_000);
    }
    expect(told).toEqual([]);
    watch.update([bobAndEve, annAndEve]);
    clock.advance(10_000);
    watch.update([annAndEve]);
    expect(told).toEqual([[annAndEve]]);
    watch.update([]);
    expect(told.slice(1)).toEqual([[]]);
  });

  it('are not told of in the end', () => {
    const { clock, told, watch } = watching();
    watch.update([bobAndEve]);
    watch.close();
    clock.advance(20_000);
    expect(told).toEqual([]);
  });
});
