import type { QueuedMails } from '@vroom/contract';

const pageSize = 50;

/**
 * The first pages of the list, one after the other. All of them anew each time: a mail that goes on from one state to the next
 * leaves the pages behind it.
 */
export async function firstMails(
  pages: number,
  load: (query: { limit: number; cursor?: string }) => Promise<QueuedMails>,
): Promise<QueuedMails> {
  const all: QueuedMails = { items: [], nextCursor: null };
  for (let page = 0; page < pages; page++) {
    const cursor = all.nextCursor;
    const { items, nextCursor } = await load({ limit: pageSize, ...(cursor !== null && { cursor }) });
    all.items.push(...items);
    all.nextCursor = nextCursor;
    if (nextCursor === null) break;
  }
  return all;
}
