import { expect, it } from 'vitest';
import { Bundle } from './bundle';
import { FakeClock } from './call/testing/fake-clock';

it('tells the first thing at once, and what comes soon after it together', () => {
  const clock = new FakeClock();
  const told: string[] = [];
  const bundle = new Bundle<string>({ clock, pauseMs: 1000, tell: (items) => told.push(items.join()) });
  for (const item of ['a', 'b', 'c']) bundle.add(item);
  expect(told).toEqual(['a']);
  clock.advance(1000);
  expect(told).toEqual(['a', 'b,c']);
  clock.advance(999);
  bundle.add('d');
  expect(told).toHaveLength(2);
  clock.advance(1);
  expect(told[2]).toBe('d');
  clock.advance(1000);
  bundle.add('e');
  bundle.add('f');
  bundle.close();
  expect(told.slice(3)).toEqual(['e']);
  expect(clock.pending).toBe(0);
});
