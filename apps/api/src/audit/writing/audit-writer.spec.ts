import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditWriter } from '../../testing/audit-writer.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import { maxInMemory, maxWaiting } from './audit-queue.js';
import { AuditTable } from './audit-table.js';
import { batchTime, patience, retryTime, type AuditWriter } from './audit-writer.js';

let folder: string;
let file: string;
let database: DataSource;
let clock: FakeClock;
let writer: AuditWriter;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-spill-'));
  file = join(folder, 'data', 'spill.db');
  database = await openTestDatabase(AuditEventEntity);
  clock = new FakeClock();
  said = [];
  const note = (message: unknown) => void said.push(String(message));
  Logger.overrideLogger({ log: note, warn: note, error: note });
  writer = process();
});
afterEach(async () => {
  vi.restoreAllMocks();
  if (database.isInitialized) await database.destroy();
  await rm(folder, { recursive: true });
});

/** One more on the same database and file. */
const process = (spill = file) => auditWriter(database, clock, spill);
const add = (message: string, to = writer) =>
  to.add({ date: clock.now(), address: '192.0.2.1', event: 'room_join', user: 'session x', message });
const written = async () => {
  const events = await database.getRepository(AuditEventEntity).find({ order: { id: 'ASC' } });
  return events.map(({ message }) => message);
};
const goAway = () => database.query('ALTER TABLE audit_events RENAME TO elsewhere');
const comeBack = () => database.query('ALTER TABLE elsewhere RENAME TO audit_events');
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

/** What a statement did whose answer never came. */
function loseAnswers(): void {
  const { insertOnce } = AuditTable.prototype;
  vi.spyOn(AuditTable.prototype, 'insertOnce').mockImplementationOnce(async function (this: AuditTable, batch) {
    await insertOnce.call(this, batch);
    throw new Error('Connection lost');
  });
}

describe('AuditWriter', () => {
  it('writes what came together in one go, in order', async () => {
    add('one');
    add('two');
    expect(await written()).toEqual([]);
    await clock.advance(batchTime);
    await writer.flush();
    expect(await written()).toEqual(['one', 'two']);
  });

  it('takes any number of events', async () => {
    for (const message of numbers(1001)) add(message);
    await writer.flush();
    expect(await written()).toEqual(numbers(1001));
  });

  it('writes what waits when the server stops', async () => {
    add('last');
    await writer.onApplicationShutdown();
    expect(await written()).toEqual(['last']);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('writes nothing twice whose answer was lost', async () => {
    add('one');
    loseAnswers();
    await writer.flush();
    add('two');
    await writer.flush();
    expect(await written()).toEqual(['one', 'two']);
  });
});

describe('while the database is away', () => {
  beforeEach(goAway);

  it('events wait, and are written later, once and in order', async () => {
    add('one');
    await writer.flush();
    add('two');
    expect(writer.isBehind).toBe(true);
    await comeBack();
    expect(await written()).toEqual([]);
    await clock.advance(retryTime);
    await writer.flush();
    add('three');
    await writer.flush();
    expect(await written()).toEqual(['one', 'two', 'three']);
    expect(writer.isBehind).toBe(false);
  });

  it('the log says once that they wait, and once that they are written', async () => {
    for (const message of numbers(5)) {
      add(message);
      await writer.flush();
    }
    await comeBack();
    await writer.flush();
    add('later');
    await writer.flush();
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`^The database takes no audit events \\(.+\\): they wait in ${file}, and`)),
      'The audit events that waited are written, 5 of them.',
    ]);
  });

  it('they outlive the process, the next one writes them, before its own', async () => {
    for (const message of numbers(450)) add(message);
    await writer.flush();
    add('newest');
    // Killed here. In the file are a batch that was given out, and others that were not.
    await comeBack();
    const next = process();
    next.takeOver();
    add('own', next);
    await next.flush();
    expect(await written()).toEqual([...numbers(450), 'newest', 'own']);
  });

  it('they are written once by several processes that share the file', async () => {
    const others = [process(), process()];
    for (const message of numbers(450)) add(message);
    await writer.flush();
    add('of the other', others[0]);
    await others[0]?.flush();
    await comeBack();
    for (const other of others) other.takeOver();
    await Promise.all([writer, ...others].map((each) => each.flush()));
    expect(await written()).toEqual([...numbers(450), 'of the other']);
  });

  it('and was it only the answer that did not come, nothing is written twice by the next process either', async () => {
    await comeBack();
    for (const message of numbers(250)) add(message);
    loseAnswers();
    await writer.flush();
    const next = process();
    next.takeOver();
    await next.flush();
    expect(await written()).toEqual(numbers(250));
  });

  it('the file is for its owner only', async () => {
    add('one');
    await writer.flush();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(`${file}-wal`)).mode & 0o777).toBe(0o600);
  });

  it('a file that others could read is closed to them', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(file, '', { mode: 0o666 });
    add('one');
    await writer.flush();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('no link leads the events elsewhere', async () => {
    await mkdir(join(folder, 'data'));
    await symlink(join(folder, 'elsewhere'), file);
    add('one');
    await writer.flush();
    expect(await readdir(folder)).toEqual(['data']);
    await comeBack();
    await writer.flush();
    expect(await written()).toEqual(['one']);
  });

  it('a stop leaves them to the next process', async () => {
    add('one');
    await writer.onApplicationShutdown();
    await comeBack();
    const next = process();
    next.takeOver();
    await next.flush();
    expect(await written()).toEqual(['one']);
  });

  it('the file is small again when they are written', async () => {
    for (const message of numbers(1000)) add(message.padEnd(1000));
    await writer.flush();
    await comeBack();
    await writer.flush();
    expect((await readFile(file)).length).toBeLessThan(50_000);
  });
});

describe('a database that does not answer', () => {
  it('leaves no event in memory alone for long', async () => {
    const answer = Promise.withResolvers<undefined>();
    const { insertOnce } = AuditTable.prototype;
    const slow = vi.spyOn(AuditTable.prototype, 'insertOnce');
    slow.mockImplementationOnce(async function (this: AuditTable, batch) {
      await answer.promise;
      await insertOnce.call(this, batch);
    });
    for (const message of numbers(300)) add(message);
    const flushed = writer.flush();
    await clock.advance(patience);
    add('newest');
    const next = process();
    next.takeOver();
    await next.flush();
    expect(await written()).toEqual([...numbers(300), 'newest']);
    answer.resolve(undefined);
    await flushed;
    expect(await written()).toEqual([...numbers(300), 'newest']);
    expect(writer.isBehind).toBe(false);
  });

  it('lets no burst fill the memory', async () => {
    for (const message of numbers(maxInMemory + 1)) add(message);
    expect(writer.isBehind).toBe(true);
    await writer.flush();
    expect(await written()).toEqual(numbers(maxInMemory + 1));
  });
});

describe('a file that takes nothing', () => {
  beforeEach(goAway);

  it('leaves a bounded number of events in memory, and says so once', async () => {
    writer = process('/dev/null/spill.db');
    for (const message of numbers(maxWaiting)) add(message);
    await writer.flush();
    await writer.flush();
    add('one too many');
    add('another one');
    await comeBack();
    await writer.flush();
    expect(await database.getRepository(AuditEventEntity).count()).toBe(maxWaiting);
    expect(said).toEqual([
      expect.stringContaining('2000 of them wait'),
      expect.stringMatching(/^\/dev\/null\/spill\.db can't be used \(.+\): audit events wait in memory/),
      'No more audit events can wait: from now on they are in the log only.',
      `The audit events that waited are written, ${maxWaiting} of them.`,
    ]);
  });

  it('gets what waits in memory once it is mended, in order', async () => {
    await writeFile(join(folder, 'data'), 'in the way');
    for (const message of numbers(250)) add(message);
    await writer.flush();
    await rm(join(folder, 'data'));
    await writer.flush();
    add('newest');
    await comeBack();
    const next = process();
    next.takeOver();
    await next.flush();
    expect(await written()).toEqual([...numbers(250), 'newest']);
  });
});
