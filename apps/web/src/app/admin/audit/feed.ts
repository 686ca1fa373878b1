import type { AuditEvent, AuditEvents } from '@vroom/contract';

/** The audit as far as it was read, the newest first. */
export interface Feed {
  readonly items: readonly AuditEvent[];
  /** Newer ones that wait until somebody wants to see them, so that what is being read stays where it is. */
  readonly held: readonly AuditEvent[];
  /** Where to read on; `null` at the end. */
  readonly cursor: string | null;
  /** How far back a text was looked for; `null` where everything was. */
  readonly searchedBackTo: string | null;
  /** The id after which something is new. */
  readonly newest: number;
}

/** @param head the newest id of all, whatever is asked for: in an empty list nothing else says what is new */
export function begun(head: number, page: AuditEvents): Feed {
  const { items, nextCursor: cursor, searchedBackTo } = page;
  return { items, held: [], cursor, searchedBackTo, newest: newestOf(head, items) };
}

export function withOlder(feed: Feed, { items, nextCursor: cursor, searchedBackTo }: AuditEvents): Feed {
  return { ...feed, items: [...feed.items, ...unknown(feed, items)], cursor, searchedBackTo };
}

/** @param show at once, or hold them back */
export function withNews(feed: Feed, news: readonly AuditEvent[], show: boolean): Feed {
  const held = [...unknown(feed, news), ...feed.held];
  const newest = newestOf(feed.newest, news);
  return show ? released({ ...feed, held, newest }) : { ...feed, held, newest };
}

/** What was held back is on show. */
export function released(feed: Feed): Feed {
  return { ...feed, items: [...feed.held, ...feed.items], held: [] };
}

function newestOf(least: number, items: readonly AuditEvent[]): number {
  // By hand: the latest by its date need not have the highest id, where several servers write.
  return items.reduce((highest, { id }) => Math.max(highest, id), least);
}

function unknown({ items, held }: Feed, more: readonly AuditEvent[]): AuditEvent[] {
  const known = new Set([...items, ...held].map(({ id }) => id));
  return more.filter(({ id }) => !known.has(id));
}
