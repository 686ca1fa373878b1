import { describe, expect, it } from 'vitest';
import { emailInput } from './common.js';

const longest = `${'a'.repeat(63)}.example.net`;

describe('an address for mails', () => {
  it.each(['ann@example.net', "o'hara+x_1@a-b.example.ORG", 'a.b-c@1.2.co', `a@${longest}`, 'a-@example.net'])(
    'is %s',
    (email) => expect(emailInput.parse(` ${email} `)).toBe(email),
  );

  it.each([
    ...[
      'a@b-.com',
      'a@-b.com',
      `a@a${longest}`,
      `a@b.${'c'.repeat(64)}`,
      'a@b',
      'a@b.c',
      'a@b.c1',
      'a@b..com',
      'a@[::1]',
    ],
    ...[
      '-oQ/tmp@example.net',
      '-@example.net',
      '.a@example.net',
      'a..b@example.net',
      'a.@example.net',
      'a b@example.net',
    ],
    ...['<a@example.net>', 'a@example.net,b@example.net', 'a@example.net\r\nBcc: b@example.net', 'a@exa\u0000mple.net'],
    ...['é@example.net', 'a@éxample.net', `${'a'.repeat(243)}@example.net`],
  ])('is not %j', (email) => {
    expect(emailInput.safeParse(email).success).toBe(false);
  });
});
