import { expect, it } from 'vitest';
import { foldedEmail } from './folded-email.js';

it.each([
  ['Bob@Example.NET', 'bob@example.net'],
  ['bob+list@example.net', 'bob@example.net'],
  ['bob+a+b@example.net', 'bob@example.net'],
  ['+bob@example.net', '+bob@example.net'],
])('%s counts as %s', (email, folded) => expect(foldedEmail(email)).toBe(folded));
