import type { InvitationNews } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { manyNews, newsNotice } from './news-words';

const news: InvitationNews = {
  id: '1',
  email: 'ann@example.org',
  state: 'later',
  message: null,
  at: '2026-11-21T10:00:00.000Z',
};

describe('what came of an invitation', () => {
  it.each([
    [{}, 'invite.news.later', 'info'],
    [{ message: ' ' }, 'invite.news.later', 'info'],
    [{ message: 'At ten.' }, 'invite.news.saying.later', 'info'],
    [{ state: 'declined', message: 'Sorry.' }, 'invite.news.saying.declined', 'warn'],
    [{ state: 'undeliverable', message: 'no' }, 'invite.news.undeliverable', 'danger'],
  ] as const)('%j: %s', (change, key, tone) => {
    expect(newsNotice({ ...news, ...change })).toMatchObject({ id: 'invitation-1', key, tone });
  });

  it('is counted where it is much', () => {
    expect(manyNews([news, news, news])).toMatchObject({ key: 'invite.news.many', params: { count: 3 } });
  });
});
