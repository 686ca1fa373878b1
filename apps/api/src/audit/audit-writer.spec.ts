import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { AuditEventEntity } from './audit-event.entity.js';
import { AuditWriter, batchTime, maxWaiting, retryTime } from './audit-writer.js';

let database: DataSource;
let clock: FakeClock;
let writer: AuditWriter;

beforeEach(async () => {
  database = await openTestDatabase(AuditEventEntity);
  clock = new FakeClock();
  writer = new AuditWriter(database.getRepository(AuditEventEntity), clock);
});
afterEach(() => database.isInitialized && database.destroy());

const add = (message: string) =>
  writer.add({ date: clock.now(), address: '192.0.2.1', event: 'room_join', user: 'session x', message });
const written = async () => (await database.getRepository(AuditEventEntity).find()).map(({ message }) => message);

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
    const messages = Array.from({ length: 1001 }, (_, index) => String(index));
    for (const message of messages) add(message);
    await writer.flush();
    expect(await written()).toEqual(messages);
  });

  it('writes what waits when the server stops', async () => {
    add('last');
    await writer.onApplicationShutdown();
    expect(await written()).toEqual(['last']);
  });

  it('keeps what the database refuses, and writes it later, once and in order', async () => {
    await database.query('ALTER TABLE audit_events RENAME TO elsewhere');
    add('one');
    await writer.flush();
    add('two');
    await database.query('ALTER TABLE elsewhere RENAME TO audit_events');
    expect(await written()).toEqual([]);
    await clock.advance(retryTime);
    await writer.flush();
    expect(await written()).toEqual(['one', 'two']);
  });

  it('does not grow without end while the database is away', async () => {
    await database.query('ALTER TABLE audit_events RENAME TO elsewhere');
    for (let count = 0; count < maxWaiting + 10; count += 1) add('flood');
    await database.query('ALTER TABLE elsewhere RENAME TO audit_events');
    await writer.flush();
    expect(await database.getRepository(AuditEventEntity).count()).toBe(maxWaiting);
  });
});
