import { describe, expect, it } from 'vitest';
import { installedPackages } from '../credits.ts';
import { isAllowed, licenceProblems } from './judge.ts';
import { readAudit } from './known-problems.ts';

it('VROOM is made of what may be passed on with it', () => {
  expect(licenceProblems(installedPackages())).toEqual([]);
});

describe('a licence', () => {
  it.each([
    'MIT',
    'MIT/X11',
    'GPL-3.0-or-later OR MIT',
    '(MIT OR GPL-3.0-or-later)',
    '(MIT AND Zlib)',
    'GPL-2.0 AND MIT OR ISC',
    'MIT AND (GPL-2.0 OR ISC)',
  ])('may be %s', (expression) => {
    expect(isAllowed(expression)).toBe(true);
  });

  it.each([
    '',
    'GPL-3.0-or-later',
    'AGPL-3.0-only',
    'MIT AND GPL-2.0',
    'GPL-2.0 AND (MIT OR ISC)',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    'MIT AND',
    '(MIT',
    'MIT ISC',
  ])('may not be %j', (expression) => {
    expect(isAllowed(expression)).toBe(false);
  });

  it('that is missing is a problem as well', () => {
    const one = { name: 'a', version: '1.0.0', homepage: undefined, author: undefined, partOf: ['server' as const] };
    expect(licenceProblems([{ ...one, licence: undefined }])).toEqual(['a 1.0.0 says nothing about its licence']);
    expect(licenceProblems([{ ...one, licence: 'BUSL-1.1' }])).toEqual([
      'a 1.0.0 has a licence that is not on the list: BUSL-1.1',
    ]);
  });
});

describe('what is known of packages', () => {
  const advisory = { title: 'It listens', url: 'https://a', severity: 'high', range: '<2.0.0' };
  const answer = JSON.stringify({
    vulnerabilities: {
      ear: { name: 'ear', via: [advisory] },
      head: { name: 'head', via: ['ear'] },
      builder: { name: 'builder', via: [advisory] },
    },
  });

  it('is told of those that are part of VROOM', () => {
    expect(readAudit(answer, new Set(['ear', 'head']))).toEqual({
      asked: true,
      problems: ['ear <2.0.0: It listens (high, https://a)'],
    });
    expect(readAudit('{"vulnerabilities": {}}', new Set(['ear']))).toEqual({ asked: true, problems: [] });
  });

  it.each([
    ['{"message": "405 Method Not Allowed", "error": {}}', '405 Method Not Allowed'],
    ['', 'no answer'],
    ['ENOTFOUND registry', 'ENOTFOUND registry'],
  ])('could not be asked where the answer is %j', (text, reason) => {
    expect(readAudit(text, new Set())).toEqual({ asked: false, reason });
  });
});
