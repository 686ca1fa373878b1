import { listMailsQuery, type QueuedMail } from '@vroom/contract';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chunks } from '../../platform/database/chunks.js';
import { isoDate } from '../../platform/clock/iso-date.js';
import { queryPlan, type QueryPlan } from '../../testing/query-plan.js';
import { recordedSelects, type RecordedQuery } from '../../testing/recorded-queries.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { MailFigures } from './mail-figures.js';
import { MailListService } from './mail-list.service.js';
import { QueuedMailEntity } from './queued-mail.entity.js';

let database: DataSource;
let list: MailListService;
let figures: MailFigures;
let selects: RecordedQuery[];

beforeEach(async () => {
  database = await openTestDatabase(QueuedMailEntity);
  const rows = database.getRepository(QueuedMailEntity);
  list = new MailListService(rows);
  figures = new MailFigures(rows);
  selects = recordedSelects(database);
});
afterEach(() => database.destroy());

function mailOf(id: string, changes: Partial<QueuedMailEntity> = {}): QueuedMailEntity {
  return {
    id,
    kind: 'invitation',
    recipient: `${id}@example.org`,
    reference: null,
    messageId: `<${id}@meet.example.org>`,
    content: '{"secret":"in here"}',
    state: 'waiting',
    dueAt: 5000,
    attempts: 0,
    createdAt: 1000,
    endedAt: null,
    problem: null,
    ...changes,
  };
}

async function queue(id: string, changes?: Partial<QueuedMailEntity>): Promise<void> {
  await database.getRepository(QueuedMailEntity).insert(mailOf(id, changes));
}

const page = (query: object = {}) => list.list(listMailsQuery.parse(query));
const idsOf = (items: QueuedMail[]) => items.map(({ id }) => id);

const straight = { index: true, scan: false, sort: false };

async function plans(work: () => Promise<unknown>): Promise<QueryPlan[]> {
  selects.length = 0;
  await work();
  const found = [];
  for (const [text, parameters] of selects.slice()) found.push(await queryPlan(database, text, parameters));
  return found;
}

/** So many that reading all of them would take longer. */
async function crowd(): Promise<void> {
  const state = (n: number) => (n % 40 === 0 ? 'waiting' : 'sent');
  const mails = Array.from({ length: 2000 }, (_, n) => mailOf(`m${n}`, { createdAt: n, state: state(n) }));
  for (const some of chunks(mails)) await database.getRepository(QueuedMailEntity).insert(some);
  if (database.options.type === 'mariadb') await database.query('ANALYZE TABLE mails');
}

describe('the list of mails', () => {
  it('tells of one that waits, and not what it says', async () => {
    await queue('bob', { attempts: 2, problem: '450 Try again: https://meet.example.org/x#secret' });
    const { items, nextCursor } = await page();
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        id: 'bob',
        kind: 'invitation',
        to: 'bob@example.org',
        state: 'waiting',
        createdAt: isoDate(1000),
        attempts: 2,
        nextAttemptAt: isoDate(5000),
        endedAt: null,
        problem: '450 Try again: https://meet.example.org/x***',
      },
    ]);
  });

  it('has the newest first and each once, page by page', async () => {
    // Several of each moment, so that pages end between mails of the same one.
    for (let index = 0; index < 11; index++) await queue(`m${index}`, { createdAt: Math.floor(index / 4) });
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const got = await page({ limit: '3', ...(cursor !== null && { cursor }) });
      ids.push(...idsOf(got.items));
      cursor = got.nextCursor;
    } while (cursor !== null);
    expect(ids).toEqual(['m9', 'm8', 'm10', 'm7', 'm6', 'm5', 'm4', 'm3', 'm2', 'm1', 'm0']);
  });

  it('has those of one state, page by page', async () => {
    for (const id of ['a', 'b', 'c']) await queue(id, { state: 'sent', endedAt: 2000 });
    await queue('d', { state: 'failed', endedAt: 3000, problem: '550 No such user' });
    await queue('e');
    const first = await page({ state: 'sent', limit: '2' });
    expect(idsOf(first.items)).toEqual(['c', 'b']);
    expect(first.items[0]).toMatchObject({ nextAttemptAt: null, endedAt: isoDate(2000) });
    const second = await page({ state: 'sent', limit: '2', cursor: first.nextCursor });
    expect(idsOf(second.items)).toEqual(['a']);
    expect(idsOf((await page({ state: 'failed' })).items)).toEqual(['d']);
    expect(idsOf((await page({ state: 'waiting' })).items)).toEqual(['e']);
  });

  it('refuses a cursor that is none of its own', async () => {
    await expect(page({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('goes by an index straight to its page', async () => {
    await crowd();
    const { nextCursor: cursor } = await page({ limit: '1' });
    expect(await plans(() => page({ limit: '1', cursor }))).toEqual([straight]);
    expect(await plans(() => page({ limit: '1', cursor, state: 'waiting' }))).toEqual([straight]);
  });
});

describe('the figures of the queue', () => {
  it('say what waits, what could not be sent yet, and what was given up', async () => {
    await queue('new', { createdAt: 4000 });
    await queue('tried', { createdAt: 3000, attempts: 1, problem: '450 Later' });
    await queue('gone', { state: 'sent', createdAt: 1 });
    await queue('lost', { state: 'failed', createdAt: 2, problem: '550 No' });
    expect(await figures.figures()).toEqual({ waiting: 2, delayed: 1, failed: 1, oldestAt: isoDate(3000) });
  });

  it('are counted in an index', async () => {
    await crowd();
    expect(await plans(() => figures.figures())).toEqual([straight, straight, straight, straight]);
  });
});
