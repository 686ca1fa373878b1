import { describe, expect, it } from 'vitest';
import { failureOf } from './send-failure.js';

const smtp = (responseCode: number, command: string) => Object.assign(new Error('said'), { responseCode, command });

describe('what went wrong', () => {
  it.each([
    ['no such recipient', smtp(550, 'RCPT TO')],
    ['not this mail', smtp(554, 'DATA')],
    ['no such user, says sendmail', new Error('Sendmail exited with code 67')],
  ])('is final: %s', (_what, error) => {
    expect(failureOf(error).permanent).toBe(true);
  });

  it.each([
    ['come again later', smtp(451, 'RCPT TO')],
    ['a sender that the operator has to mend', smtp(550, 'MAIL FROM')],
    ['a password that the operator has to mend', smtp(535, 'AUTH PLAIN')],
    ['nobody there', new Error('connect ECONNREFUSED')],
    ['come again later, says sendmail', new Error('Sendmail exited with code 75')],
    ['nothing that anybody knows', 'what?'],
  ])('is not final: %s', (_what, error) => {
    expect(failureOf(error).permanent).toBe(false);
  });

  it('is told in one line of bounded length', () => {
    const { reason } = failureOf(new Error(`550-No\r\n550 such ${'user '.repeat(200)}`));
    expect(reason).toMatch(/^550-No 550 such user/);
    expect(reason).toHaveLength(500);
  });

  it('is told without what would let somebody in', () => {
    const secret = 'Zx3vQ0sTm5a8tYw2RbR7nHc1EfUkJ6pLdO4iG9yWqSA';
    const { reason } = failureOf(
      new Error(
        `554 spam: https://meet.example.org/atelier#invitation=${secret} HTTPS://a.example/?t=${secret}, and ${secret}`,
      ),
    );
    expect(reason).toBe('554 spam: https://meet.example.org/atelier*** HTTPS://a.example/*** and ***');
    const help = '550 5.7.1 see https://mail.example.net/help/unwanted (queue id q12-20020a05600c331c)';
    expect(failureOf(new Error(help)).reason).toBe(help);
  });
});
