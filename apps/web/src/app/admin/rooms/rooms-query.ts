import { type ListRoomsQuery, roomSorts } from '@vroom/contract';

type RoomSort = ListRoomsQuery['sort'];

/** What the table of rooms can be put in order by. */
export type RoomColumn = 'name' | 'createdAt' | 'lastActivityAt';

/** Which rooms are asked for, as the address says it. */
export interface RoomsQuery {
  readonly q: string;
  readonly sort: RoomSort;
}

/** What stands in the address, which anybody may have typed. */
export function roomsQuery(q = '', sort = ''): RoomsQuery {
  return { q: q.slice(0, 49), sort: roomSorts.find((known) => known === sort) ?? 'name' };
}

/** What becomes of the order when somebody presses the head of a column: of dates the latest are wanted first. */
export function pressed(sort: RoomSort, column: RoomColumn): RoomSort {
  if (sort === column) return `-${column}`;
  if (sort === `-${column}`) return column;
  return column === 'name' ? column : `-${column}`;
}

/** In the words of `aria-sort`; `null` where the table stands in another order. */
export function ariaSort(sort: RoomSort, column: RoomColumn): 'ascending' | 'descending' | null {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : null;
}
