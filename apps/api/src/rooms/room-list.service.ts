import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ListRoomsQuery, Rooms } from '@vroom/contract';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import * as z from 'zod';
import { containing } from '../platform/database/like.js';
import { readCursor, writeCursor } from '../platform/http/cursor.js';
import { RoomEntity } from './room.entity.js';
import { RoomsService } from './rooms.service.js';

type SortField = 'name' | 'createdAt' | 'lastActivityAt';

interface Order {
  field: SortField;
  descending: boolean;
}

/** Where a page ended: the value it was sorted by, and the id, since other rooms may have the same value. */
const nameCursor = z.tuple([z.string(), z.string()]);
const momentCursor = z.tuple([z.int(), z.string()]);

/** All rooms, page by page, for administrators. Each page starts where the one before it ended, however long the list is. */
@Injectable()
export class RoomListService {
  constructor(
    @InjectRepository(RoomEntity) private readonly repository: Repository<RoomEntity>,
    private readonly rooms: RoomsService,
  ) {}

  /** @throws ProblemError `malformed` for a cursor that is none of ours */
  async list({ q, sort, cursor, limit }: ListRoomsQuery): Promise<Rooms> {
    const order = orderOf(sort);
    // One more than asked for tells whether there is a next page.
    const found = await this.select(order, q, cursor)
      .limit(limit + 1)
      .getMany();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      items: await Promise.all(page.map((room) => this.rooms.describe(room, 'admin'))),
      nextCursor: last ? writeCursor([last[order.field], last.id]) : null,
    };
  }

  private select({ field, descending }: Order, q = '', cursor?: string): SelectQueryBuilder<RoomEntity> {
    const [direction, beyond] = descending ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
    const query = this.repository.createQueryBuilder('room').orderBy(`room.${field}`, direction);
    // No two rooms have the same name; with the id behind it MariaDB would sort them all.
    if (field !== 'name') query.addOrderBy('room.id', direction);
    if (q !== '') query.andWhere("room.name LIKE :pattern ESCAPE '!'", { pattern: containing(q.trim().toLowerCase()) });
    if (cursor === undefined) return query;
    const [value, id] = readCursor<[string | number, string]>(cursor, field === 'name' ? nameCursor : momentCursor);
    if (field === 'name') return query.andWhere(`room.name ${beyond} :value`, { value });
    // Said in this way both databases go straight to the place in the index.
    return query
      .andWhere(`room.${field} ${beyond}= :value AND (room.${field} ${beyond} :value OR room.id ${beyond} :id)`)
      .setParameters({ value, id });
  }
}

function orderOf(sort: ListRoomsQuery['sort']): Order {
  return { field: sort.replace('-', '') as SortField, descending: sort.startsWith('-') };
}
