import { expect, it } from 'vitest';
import { credentialsOf } from './credentials.js';

const cookie = 'other=1; vroom_session=token';

it.each([
  [{}, {}],
  [{ cookie: 'other=1' }, {}],
  [{ cookie }, { sessionToken: 'token' }],
  [{ authorization: 'Bearer vroom_x' }, { key: 'vroom_x' }],
  [{ authorization: 'bearer  vroom_x', cookie }, { key: 'vroom_x' }],
  [{ 'x-vroom-api-key': 'vroom_x', cookie }, { key: 'vroom_x' }],
  [{ authorization: 'Bearer vroom_x', 'x-vroom-api-key': 'vroom_x' }, { key: 'vroom_x' }],
  // Shown, though no key: that is no reason to look at the cookie.
  [{ authorization: 'Bearer', cookie }, { key: '' }],
  [{ 'x-vroom-api-key': '', cookie }, { key: '' }],
  // A proxy's own.
  [{ authorization: 'Basic dTpw', cookie }, { sessionToken: 'token' }],
  [{ authorization: 'Bearertoken', cookie }, { sessionToken: 'token' }],
])('%j shows %j', (headers, credentials) => {
  expect(credentialsOf(headers)).toEqual(credentials);
});

it('refuses two headers that disagree', () => {
  for (const other of ['vroom_y', '']) {
    const headers = { authorization: 'Bearer vroom_x', 'x-vroom-api-key': other };
    expect(() => credentialsOf(headers)).toThrow(expect.objectContaining({ code: 'invalid_key' }));
  }
});
