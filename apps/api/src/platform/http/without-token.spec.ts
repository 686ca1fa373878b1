import { expect, it } from 'vitest';
import { withoutToken } from './without-token.js';

it.each([
  ['/api/v1/invitations/secret', '/api/v1/invitations/***'],
  ['/api/v1/invitations/secret/response?a', '/api/v1/invitations/***/response?a'],
  ['/API/V1/Invitations/secret', '/API/V1/Invitations/***'],
  ['/api/v1//invitations//secret', '/api/v1//invitations//***'],
  ['/api/v1/rooms/atelier/invitations/id', '/api/v1/rooms/atelier/invitations/id'],
  ['/api/v1/rooms/invitations', '/api/v1/rooms/invitations'],
])('%s is logged as %s', (path, expected) => {
  expect(withoutToken(path)).toBe(expected);
});
