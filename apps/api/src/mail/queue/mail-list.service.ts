import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ListMailsQuery, QueuedMail, QueuedMails } from '@vroom/contract';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import * as z from 'zod';
import { isoDate } from '../../platform/clock/iso-date.js';
import { readCursor, writeCursor } from '../../platform/http/cursor.js';
import { withoutLinks } from '../transport/without-links.js';
import { QueuedMailEntity } from './queued-mail.entity.js';

/** Where a page ended: the moment, and the id, since other mails may be of the same one. */
const placeSchema = z.tuple([z.int(), z.string()]);
/** All but what the mail says. */
const shown = ['id', 'kind', 'recipient', 'state', 'dueAt', 'attempts', 'createdAt', 'endedAt', 'problem'] as const;

/** The mails of the queue, page by page, for administrators: to whom, and what became of them, but never what they say. */
@Injectable()
export class MailListService {
  constructor(@InjectRepository(QueuedMailEntity) private readonly mails: Repository<QueuedMailEntity>) {}

  /** @throws ProblemError `malformed` for a cursor that is none of ours */
  async list({ state, cursor, limit }: ListMailsQuery): Promise<QueuedMails> {
    // One more than asked for tells whether there is a next page.
    const found = await this.select(state, cursor)
      .limit(limit + 1)
      .getMany();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { items: page.map(describe), nextCursor: last ? writeCursor([last.createdAt, last.id]) : null };
  }

  private select(state: ListMailsQuery['state'], cursor?: string): SelectQueryBuilder<QueuedMailEntity> {
    const query = this.mails
      .createQueryBuilder('mail')
      .select(shown.map((column) => `mail.${column}`))
      .orderBy('mail.createdAt', 'DESC')
      .addOrderBy('mail.id', 'DESC');
    if (state !== undefined) query.andWhere('mail.state = :state', { state });
    if (cursor === undefined) return query;
    const [at, id] = readCursor(cursor, placeSchema);
    // Said in this way both databases go straight to the place in the index.
    return query
      .andWhere('mail.createdAt <= :at AND (mail.createdAt < :at OR mail.id < :id)')
      .setParameters({ ...query.getParameters(), at, id });
  }
}

function describe(mail: QueuedMailEntity): QueuedMail {
  const { id, kind, recipient: to, state, attempts, endedAt, problem } = mail;
  return {
    ...{ id, kind, to, state, attempts },
    createdAt: isoDate(mail.createdAt),
    nextAttemptAt: state === 'waiting' ? isoDate(mail.dueAt) : null,
    endedAt: endedAt === null ? null : isoDate(endedAt),
    // Once more, for those of an earlier version.
    problem: problem === null ? null : withoutLinks(problem),
  };
}
