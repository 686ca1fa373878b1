import { expect, it } from 'vitest';
import { initials } from './initials';

it.each([
  ['Ann', 'A'],
  ['ann-sophie van der Dupont', 'AD'],
  ['  ', ''],
  ['😀 smile', '😀S'],
])('initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
