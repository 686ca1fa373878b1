import type { AuditEvent } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { begun, released, withNews, withOlder, type Feed } from './feed';

const event = (id: number): AuditEvent => ({
  id,
  date: new Date(id * 1000).toISOString(),
  address: null,
  event: 'room_create',
  user: 'system',
  message: `room ${id}`,
});
const page = (ids: number[], nextCursor: string | null = null) => ({
  items: ids.map(event),
  nextCursor,
  searchedBackTo: null,
});
const ids = ({ items }: Feed) => items.map(({ id }) => id);

describe('the audit as it is read', () => {
  const feed = begun(5, page([5, 4, 3], 'on'));

  it('goes on with older events, each of them once', () => {
    const more = withOlder(feed, page([3, 2, 1]));
    expect(ids(more)).toEqual([5, 4, 3, 2, 1]);
    expect(more.cursor).toBe(null);
  });

  it('puts new ones in front, each of them once', () => {
    const more = withNews(feed, page([7, 6, 5]).items, true);
    expect(ids(more)).toEqual([7, 6, 5, 4, 3]);
    expect(more.newest).toBe(7);
    expect(more.cursor).toBe('on');
  });

  it('holds new ones back until they are wanted', () => {
    const waiting = withNews(withNews(feed, page([6]).items, false), page([8, 7]).items, false);
    expect(ids(waiting)).toEqual([5, 4, 3]);
    expect(waiting.held.map(({ id }) => id)).toEqual([8, 7, 6]);
    expect(withNews(waiting, page([8]).items, false).held).toHaveLength(3);
    expect(ids(released(waiting))).toEqual([8, 7, 6, 5, 4, 3]);
    expect(ids(withNews(waiting, page([9]).items, true))).toEqual([9, 8, 7, 6, 5, 4, 3]);
  });

  it('knows what is new where nothing was found, or where the latest has not the highest id', () => {
    expect(begun(9, page([])).newest).toBe(9);
    expect(begun(9, page([10, 12, 11])).newest).toBe(12);
  });
});
