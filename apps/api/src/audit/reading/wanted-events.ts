import type { AuditEventName, AuditFilter } from '@vroom/contract';

/** Where a reading is: the moment and the id of the last event that was looked at. */
export type Place = readonly [date: number, id: number];

/**
 * By date and id as the indices have it, newest or oldest first; or as `written`, the last id first, for who follows what
 * happens.
 */
export type ReadingOrder = 'newest' | 'oldest' | 'written';

/** Which events are read, and in which order. */
export interface WantedEvents {
  order: ReadingOrder;
  /** Only greater ids, with `written`. */
  after: number;
  from: number | undefined;
  to: number | undefined;
  event: AuditEventName | undefined;
  /** In small letters; `''` for any text. */
  text: string;
}

/** What a filter of the contract asks for. */
export function wantedEvents({ from, to, event, q }: AuditFilter, order: ReadingOrder, after = 0): WantedEvents {
  const moment = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date));
  return { order, after, from: moment(from), to: moment(to), event, text: (q ?? '').toLowerCase() };
}
