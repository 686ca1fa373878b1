import { describe, expect, it } from 'vitest';
import { checkedRecipients, isWhole, withRecipients } from './recipients';

describe('whom to invite', () => {
  it.each([
    ['ann@example.org', ['ann@example.org']],
    ['ann@example.org, bob@example.org;cid@example.org', ['ann@example.org', 'bob@example.org', 'cid@example.org']],
    ['"Lee, Ann" <ann@example.org>; Bob Ray <bob@example.org>', ['ann@example.org', 'bob@example.org']],
    ['ann@example.org\r\n\tbob@\n', ['ann@example.org', 'bob@']],
    ['ANN@example.org ann@example.org', ['ANN@example.org']],
    [' ,; ', []],
  ])('%j', (text, emails) => expect(withRecipients([], text)).toEqual(emails));

  it('stands in the list once', () => {
    expect(withRecipients(['ann@example.org'], 'Ann@Example.org bob@example.org')).toEqual([
      'ann@example.org',
      'bob@example.org',
    ]);
  });
});

describe('what is wrong with each', () => {
  const problems = (emails: string[], refused: string[] = [], max = 50) => {
    return checkedRecipients(emails, new Set(refused), max).map(({ problem }) => problem);
  };

  it('is its form', () => {
    expect(problems(['ann@example.org', 'bob', 'cid@', 'dora@example', 'a@b@example.org'])).toEqual([
      null,
      'noAt',
      'noAddress',
      'noAddress',
      'noAddress',
    ]);
  });

  it('is that the server refuses it', () => {
    expect(problems(['ann@example.org', 'bob@example.org'], ['bob@example.org'])).toEqual([null, 'refused']);
  });

  it('is that there are too many, where wrong ones take no place', () => {
    expect(problems(['bob', 'ann@example.org', 'cid@example.org', 'dora'], [], 1)).toEqual([
      'noAt',
      null,
      'tooMany',
      'noAt',
    ]);
  });
});

describe('what is typed', () => {
  it.each([
    ['ann@example.org', false],
    ['ann@example.org ', true],
    ['ann@example.org,', true],
    ['Ann ', false],
    ['Ann Lee <ann@example.org', false],
    ['Ann Lee <ann@example.org ', false],
    ['Ann Lee <ann@example.org> ', true],
    ['ann;', true],
    ['', false],
  ])('%j is whole: %s', (text, whole) => expect(isWhole(text)).toBe(whole));
});
