import { expect, it } from 'vitest';
import { showsToken } from './bearer.js';

const token = 'scraper-5f0c6b1d9a';

it.each([
  [`Bearer ${token}`, true],
  [`bearer   ${token} `, true],
  [undefined, false],
  ['', false],
  ['Bearer', false],
  ['Bearer ', false],
  [token, false],
  [`Basic ${token}`, false],
  [`Bearer ${token}x`, false],
  [`Bearer ${token.slice(1)}`, false],
  [`Bearer ${token} ${token}`, false],
])('%s: %s', (header, shown) => {
  expect(showsToken(header, token)).toBe(shown);
});

it('an empty token is nothing that can be shown', () => {
  for (const header of [undefined, '', 'Bearer', 'Bearer ']) expect(showsToken(header, '')).toBe(false);
});
