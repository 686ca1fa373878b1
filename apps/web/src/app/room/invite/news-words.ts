import type { InvitationNews } from '@vroom/contract';
import type { NoticeInput } from '../../shared/notices';

const tones = { later: 'info', declined: 'warn', undeliverable: 'danger' } as const;

/** A notice in words of ours. */
export type NewsWords = NoticeInput & Required<Pick<NoticeInput, 'key' | 'params'>>;

/** What came of one invitation. What comes later of the same takes its place. */
export function newsNotice({ id, email, state, message }: InvitationNews): NewsWords {
  const said = message?.trim() ?? '';
  return {
    id: `invitation-${id}`,
    tone: tones[state],
    ...(said === '' || state === 'undeliverable'
      ? { key: `invite.news.${state}`, params: { email } }
      : { key: `invite.news.saying.${state}`, params: { email, message: said } }),
  };
}

export function manyNews(news: readonly InvitationNews[]): NewsWords {
  return { id: 'invitations', tone: 'info', key: 'invite.news.many', params: { count: news.length } };
}
