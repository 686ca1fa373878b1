import { describe, expect, it } from 'vitest';
import { tokenIn } from './token-in';

describe('the token in an address', () => {
  it.each([
    ['invitation=abc-_1', 'invitation', 'abc-_1'],
    ['x=1&invitation=abc', 'invitation', 'abc'],
    ['invitation=', 'invitation', undefined],
    ['abc', 'invitation', undefined],
    [null, 'invitation', undefined],
    ['abc-_1', undefined, 'abc-_1'],
    [' abc ', undefined, 'abc'],
    ['', undefined, undefined],
    [null, undefined, undefined],
    ['a'.repeat(201), undefined, undefined],
  ])('%j, by the name %j: %j', (fragment, name, token) => expect(tokenIn(fragment, name)).toBe(token));
});
