import { emailInput } from '@vroom/contract';
import { expect, it } from 'vitest';
import { isMailAddress } from './mail-address.js';

const label = 'a'.repeat(63);
const locals = ['a', 'A.b', "o'b", 'a+b', '_', '+', 'a-', '-a', '-', '.a', 'a.', 'a..b', 'a!', 'é', 'a b', '"a"', ''];
const domains = [
  ...['b.com', 'b-.com', '-b.com', `${label}.com`, `${label}a.com`, `b.${label}`, `b.${label}a`, 'b--c.com'],
  ...['localhost', 'b.c', '1.com', 'b..com', 'b.com.', '[127.0.0.1]', 'b_c.com', 'b.com\r\nBcc: c@d.com', ''],
];

it('whatever people may write as their address, a mail may go to', () => {
  const all = locals.flatMap((local) => domains.map((domain) => `${local}@${domain}`));
  const taken = all.filter((email) => emailInput.safeParse(email).success);
  expect(taken).toHaveLength(7 * 5);
  expect(taken.filter((email) => !isMailAddress(email))).toEqual([]);
});

it('none may be taken for an option, and an operator may have one of this network', () => {
  expect(['-oQ@example.net', '-a@localhost', 'root@localhost'].map(isMailAddress)).toEqual([false, false, true]);
});
