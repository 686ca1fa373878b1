import type { QueuedMail } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { firstMails } from './first-mails';

const mail = (id: string): QueuedMail => ({
  id,
  kind: 'feedback',
  to: 'operator@example.org',
  state: 'sent',
  createdAt: '2026-03-09T08:00:00.000Z',
  attempts: 1,
  nextAttemptAt: null,
  endedAt: '2026-03-09T08:00:01.000Z',
  problem: null,
});

/** A list of three pages with one mail on each. */
const load = ({ cursor = '0' }: { cursor?: string }) =>
  Promise.resolve({ items: [mail(cursor)], nextCursor: cursor === '2' ? null : String(Number(cursor) + 1) });

describe('the first mails', () => {
  it.each([
    [1, ['0'], '1'],
    [2, ['0', '1'], '2'],
    [3, ['0', '1', '2'], null],
    [9, ['0', '1', '2'], null],
  ])('of %i pages', async (pages, ids, nextCursor) => {
    const list = await firstMails(pages, load);
    expect(list.items.map(({ id }) => id)).toEqual(ids);
    expect(list.nextCursor).toBe(nextCursor);
  });
});
