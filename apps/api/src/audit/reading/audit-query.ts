import type { Repository, SelectQueryBuilder } from 'typeorm';
import { containing } from '../../platform/database/like.js';
import type { AuditEventEntity } from '../audit-event.entity.js';
import type { Place, WantedEvents } from './wanted-events.js';

export type AuditQuery = SelectQueryBuilder<AuditEventEntity>;

// Numbers are lists of one here (`:...from`). A bare one TypeORM writes into the text of a statement for SQLite: each page is another
// statement then, prepared anew, and its memory outside of the heap is only free again once V8 collects the old generation. An
// export of a million events held 80 MB in that way.

/** Goes along an index from a place on, over nothing that the index leaves out. */
export function alongIndex(rows: Repository<AuditEventEntity>, wanted: WantedEvents, from: Place | null): AuditQuery {
  const query = rows.createQueryBuilder('event');
  if (wanted.order === 'written') return alongIds(query, wanted, from);
  const direction = wanted.order === 'newest' ? 'DESC' : 'ASC';
  query.orderBy('event.date', direction).addOrderBy('event.id', direction);
  if (wanted.from !== undefined) query.andWhere('event.date >= :...from', { from: [wanted.from] });
  if (wanted.to !== undefined) query.andWhere('event.date < :...to', { to: [wanted.to] });
  if (wanted.event !== undefined) query.andWhere('event.event = :event', { event: wanted.event });
  return from ? beyond(query, wanted, from) : query;
}

function alongIds(query: AuditQuery, { after }: WantedEvents, from: Place | null): AuditQuery {
  query.where('event.id > :...after', { after: [after] }).orderBy('event.id', 'DESC');
  return from ? query.andWhere('event.id < :...beforeId', { beforeId: [from[1]] }) : query;
}

/** What comes after a place. Said in this way both databases go straight to the place in the index. */
function beyond(query: AuditQuery, { order }: WantedEvents, [date, id]: Place): AuditQuery {
  const sign = order === 'newest' ? '<' : '>';
  return query
    .andWhere(`event.date ${sign}= :...date AND (event.date ${sign} :...date OR event.id ${sign} :...id)`)
    .setParameters({ date: [date], id: [id] });
}

/** Whether rows have to be looked at one by one. */
export function isScan({ order, from, to, event, text }: WantedEvents): boolean {
  return text !== '' || (order === 'written' && (from ?? to ?? event) !== undefined);
}

// SQLite knows large and small letters of ASCII only.
const beyondAscii = /[^ -~]+/g;

/** Whether {@link scanned} finds much more than is wanted. */
export function isLoose({ text }: WantedEvents): boolean {
  return text.search(beyondAscii) >= 0;
}

/** Adds what no index helps with. It may find more than is wanted: {@link fits} is exact. */
export function scanned(query: AuditQuery, wanted: WantedEvents): AuditQuery {
  // Not by the bare columns: the database would take their index, and walk through all of it.
  if (wanted.order === 'written') {
    if (wanted.from !== undefined) query.andWhere('COALESCE(event.date, 0) >= :...from', { from: [wanted.from] });
    if (wanted.to !== undefined) query.andWhere('COALESCE(event.date, 0) < :...to', { to: [wanted.to] });
    if (wanted.event !== undefined) query.andWhere("COALESCE(event.event, '') = :event", { event: wanted.event });
  }
  if (wanted.text === '') return query;
  const pattern = containing(wanted.text).replace(beyondAscii, '%');
  // MariaDB tells large letters from small ones.
  const has = (column: string) => `LOWER(event.${column}) LIKE :pattern ESCAPE '!'`;
  return query.andWhere(`(${['message', 'user', 'address'].map(has).join(' OR ')})`, { pattern });
}

/** No further than this place, which is in it. */
export function upTo(query: AuditQuery, { order }: WantedEvents, [edgeDate, edgeId]: Place): AuditQuery {
  if (order === 'written') return query.andWhere('event.id >= :...edgeId', { edgeId: [edgeId] });
  const sign = order === 'newest' ? '>' : '<';
  return query
    .andWhere(`event.date ${sign}= :...edgeDate AND (event.date ${sign} :...edgeDate OR event.id ${sign}= :...edgeId)`)
    .setParameters({ edgeDate: [edgeDate], edgeId: [edgeId] });
}

/** Whether the text is in it, large or small. */
export function fits({ message, user, address }: AuditEventEntity, { text }: WantedEvents): boolean {
  return text === '' || [message, user, address ?? ''].some((each) => each.toLowerCase().includes(text));
}

/** A row as the driver has it: MySQL's gives a large number as text. */
type RawEvent = Omit<AuditEventEntity, 'id' | 'date'> & Record<'id' | 'date', number | string>;

/** As plain rows: to make an entity of each takes longer than to read it. */
export async function eventsOf(query: AuditQuery): Promise<AuditEventEntity[]> {
  query.select('event.id', 'id');
  for (const column of ['date', 'address', 'event', 'user', 'message']) query.addSelect(`event.${column}`, column);
  const raw = await query.getRawMany<RawEvent>();
  return raw.map((row) => ({ ...row, id: Number(row.id), date: Number(row.date) }));
}
