import { describe, expect, it } from 'vitest';
import { meetingTime } from './meeting-time';

/** Narrow and thin spaces differ between the versions of ICU. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('when a meeting is', () => {
  it.each([
    ['en', 45, 'UTC', /Thursday, March 12, 2099.*2:00 – 2:45 PM UTC/],
    ['en', null, 'UTC', /Thursday, March 12, 2099.*2:00 PM UTC$/],
    ['fr', 45, 'Europe/Paris', /jeudi 12 mars 2099.*15:00.*15:45/],
    ['en', 24 * 60, 'UTC', /Thursday.*Friday, March 13/],
  ] as const)('in %s, for %s minutes, in %s', (language, minutes, timeZone, words) => {
    expect(plain(meetingTime('2099-03-12T14:00:00.000Z', minutes, language, timeZone))).toMatch(words);
  });
});
