import { expect, it } from 'vitest';
import { SoundPace } from './sound-pace';

it('lets one of a kind sound in a second', () => {
  let now = 0;
  const pace = new SoundPace(() => now);
  expect([pace.take('join'), pace.take('join'), pace.take('leave')]).toEqual([true, false, true]);
  now = 999;
  expect(pace.take('join')).toBe(false);
  now = 1000;
  expect(pace.take('join')).toBe(true);
});
