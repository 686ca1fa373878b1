import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sweeper } from '../../platform/schedule/sweeper.js';
import { loadSettings } from '../../platform/config/load-settings.js';
import { auditEvent, writeEvents } from '../../testing/audit-events.js';
import { auditWriter } from '../../testing/audit-writer.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import type { AuditLog } from '../audit-log.js';
import { AuditService } from '../audit.service.js';
import { RecentDenials } from '../recent-denials.js';
import { AuditRetention } from './audit-retention.js';
import { AuditSealEntity } from './audit-seal.entity.js';
import { AuditSealer, eventsOfSeal, sealInterval, settleTime } from './audit-sealer.js';
import { AuditVerifier } from './audit-verifier.js';
import { SealStore } from './seal-store.js';
import { faultInWords } from './verification.js';

const day = 24 * 60 * 60_000;
const nobody = { addAlone: () => undefined } as unknown as Sweeper;

let database: DataSource;
let clock: FakeClock;
let store: SealStore;
let sealer: AuditSealer;
let verifier: AuditVerifier;
let logged: string[];
let log: AuditLog;

beforeEach(async () => {
  database = await openTestDatabase(AuditEventEntity, AuditSealEntity);
  clock = new FakeClock();
  store = new SealStore(database.getRepository(AuditEventEntity), database.getRepository(AuditSealEntity));
  logged = [];
  log = {
    write: ({ message }: { message: string }) => void logged.push(message),
    writeSeal: ({ hash }: AuditSealEntity) => void logged.push(hash),
  } as unknown as AuditLog;
  sealer = new AuditSealer(store, nobody, log, clock);
  verifier = new AuditVerifier(store);
});
afterEach(() => database.destroy());

const happen = (count: number) =>
  writeEvents(
    database,
    Array.from({ length: count }, (_, index) => auditEvent(clock.now() + index)),
  );
const sweepAll = async (task: { sweep(): Promise<boolean> }) => {
  while (await task.sweep());
};
/** As the sweeps of the time that a seal waits at most. */
async function seal(): Promise<void> {
  await sealer.sweep();
  await clock.advance(sealInterval);
  await sealer.sweep();
  await clock.advance(sealInterval);
  await sweepAll(sealer);
}
const kinds = async (head?: string) => (await verifier.verify(head)).faults.map(({ kind }) => kind);

describe('the sealer', () => {
  it('seals what is there, in seals of a bounded size that follow each other', async () => {
    await happen(2 * eventsOfSeal + 10);
    await seal();
    await seal();
    const seals = await store.sealsAfter(0, 10);
    expect(seals.map(({ id, firstId, lastId, events }) => [id, firstId, lastId, events])).toEqual([
      [1, 1, eventsOfSeal, eventsOfSeal],
      [2, eventsOfSeal + 1, 2 * eventsOfSeal, eventsOfSeal],
      [3, 2 * eventsOfSeal + 1, 2 * eventsOfSeal + 10, 10],
    ]);
    expect(logged).toEqual(seals.map(({ hash }) => hash));
  });

  it('leaves alone what came a moment ago, as an older id may still be on its way', async () => {
    await sealer.onApplicationBootstrap();
    await happen(3);
    await sealer.sweep();
    await clock.advance(settleTime - 1);
    await sealer.sweep();
    expect(await store.lastSeal()).toBeNull();
    await clock.advance(1);
    await happen(2);
    await sealer.sweep();
    expect(await store.lastSeal()).toBeNull();
    await clock.advance(settleTime);
    await sealer.sweep();
    expect(await store.lastSeal()).toMatchObject({ lastId: 5 });
  });

  it('seals what was there at the start with the first sweep', async () => {
    await happen(3);
    await sealer.onApplicationBootstrap();
    await clock.advance(settleTime);
    await sealer.sweep();
    expect(await store.lastSeal()).toMatchObject({ lastId: 3, events: 3 });
  });

  it('waits a while where little happens', async () => {
    for (let time = 0; time < 4 * sealInterval; time += settleTime) {
      await happen(1);
      await sealer.sweep();
      await clock.advance(settleTime);
    }
    const dates = (await store.sealsAfter(0, 100)).map(({ date }) => date);
    expect(dates.length).toBeGreaterThan(2);
    for (const [index, date] of dates.entries())
      expect(date - (dates[index - 1] ?? 0)).toBeGreaterThanOrEqual(sealInterval);
  });

  it('of two processes makes each seal once', async () => {
    await happen(3);
    const other = new AuditSealer(store, nobody, log, clock);
    await sealer.sweep();
    await other.sweep();
    await clock.advance(settleTime);
    await Promise.all([sealer.sweep(), other.sweep()]);
    expect(await store.sealsAfter(0, 10)).toHaveLength(1);
    expect(logged).toHaveLength(1);
  });
});

describe('the verifier', () => {
  beforeEach(async () => {
    for (let round = 0; round < 4; round += 1) {
      await happen(10);
      await seal();
    }
    await happen(5);
  });

  it('finds an audit that nobody touched intact, and says its head', async () => {
    const result = await verifier.verify();
    const head = logged.at(-1);
    expect(result).toEqual({ seals: 4, intact: 40, purged: 0, unsealed: 5, head, faults: [], faultCount: 0 });
  });

  it.each(['date = date + 1', "address = '198.51.100.9'", 'address = NULL', "event = 'peer_kick'", "message = ''"])(
    'finds an event whose %s',
    async (change) => {
      await database.query(`UPDATE audit_events SET ${change} WHERE id = 15`);
      const { faults } = await verifier.verify();
      expect(faults).toMatchObject([{ kind: 'events_altered', seal: 2, firstId: 11, lastId: 20 }]);
      expect(faultInWords(faults[0]!)).toMatch(/^An event was altered: seal 2, events 11 to 20, 2026-01-01T00:\d\d:/);
    },
  );

  it('finds an event that was renamed to another who', async () => {
    await database.query(`UPDATE audit_events SET user = 'session y' WHERE id = 15`);
    expect(await kinds()).toEqual(['events_altered']);
  });

  it.each([1, 15, 40])('finds that event %d is missing', async (id) => {
    await database.query(`DELETE FROM audit_events WHERE id = ${id}`);
    expect((await verifier.verify()).faults).toMatchObject([{ kind: 'events_missing', seal: Math.ceil(id / 10) }]);
  });

  it('finds that all events of a seal are missing', async () => {
    await database.query('DELETE FROM audit_events WHERE id BETWEEN 11 AND 20');
    expect(await kinds()).toEqual(['events_missing']);
  });

  it.each([-1, -7])('finds an event that was put before all, as %d', async (id) => {
    await writeEvents(database, [{ ...auditEvent(1), id }]);
    expect(await kinds()).toEqual(['events_added']);
  });

  it('finds one that was put before all that JavaScript can count', async () => {
    await writeEvents(database, [{ ...auditEvent(1), id: -1 }]);
    await database.query('UPDATE audit_events SET id = -9223372036854775808 WHERE id = -1');
    expect(await kinds()).toEqual(['events_added']);
  });

  it('finds an event in a range where none was', async () => {
    await database.query('DELETE FROM audit_events WHERE id > 40');
    await writeEvents(database, [{ ...auditEvent(1), id: 50 }]);
    await seal();
    expect(await kinds()).toEqual([]);
    await writeEvents(database, [{ ...auditEvent(1), id: 45 }]);
    expect((await verifier.verify()).faults).toMatchObject([{ kind: 'events_added', firstId: 41, lastId: 50 }]);
  });

  it('finds an event that took the place of another', async () => {
    await database.query('DELETE FROM audit_events WHERE id = 15');
    await writeEvents(database, [{ ...auditEvent(1), id: 15 }]);
    expect(await kinds()).toEqual(['events_altered']);
  });

  it.each([1, 2])('finds that seal %d is missing', async (id) => {
    await database.query(`DELETE FROM audit_seals WHERE id = ${id}`);
    expect((await verifier.verify()).faults).toMatchObject([{ kind: 'seal_missing', seal: id, lastId: id * 10 }]);
  });

  it.each(['date = date + 1', 'events = 9', 'last_id = 19', "digest = 'x'", 'first_date = 0', "hash = 'x'"])(
    'finds a seal whose %s',
    async (change) => {
      await database.query(`UPDATE audit_seals SET ${change} WHERE id = 2`);
      expect((await verifier.verify()).faults).toContainEqual(
        expect.objectContaining({ kind: 'seal_altered', seal: 2 }),
      );
    },
  );

  it('by a hash from elsewhere finds that the end was cut off, or all of it made anew', async () => {
    const [, , third, head] = logged;
    expect(await kinds(head)).toEqual([]);
    expect(await kinds(third?.toUpperCase())).toEqual([]);
    await database.query('DELETE FROM audit_seals WHERE id = 4');
    await database.query('DELETE FROM audit_events WHERE id > 30');
    expect(await kinds()).toEqual([]);
    expect(await kinds(head)).toEqual(['head_missing']);
    await database.query('DELETE FROM audit_seals');
    expect(await kinds(third)).toEqual(['head_missing']);
  });

  it('tells the first faults and counts the others', async () => {
    await database.query('DELETE FROM audit_seals');
    for (let round = 0; round < 120; round += 1) {
      await happen(1);
      await seal();
    }
    await database.query("UPDATE audit_events SET message = 'forged'");
    const { faults, faultCount, seals } = await verifier.verify();
    expect(seals).toBeGreaterThanOrEqual(120);
    expect([faults.length, faultCount]).toEqual([100, seals]);
  });
});

describe('retention', () => {
  const retention = (days: number) => {
    const writer = auditWriter(database, clock);
    const audit = new AuditService(log, writer, new RecentDenials(clock), clock);
    return new AuditRetention(store, nobody, audit, clock, loadSettings({ VROOM_AUDIT_RETENTION: String(days) }));
  };
  const ids = async () => (await store.eventsBetween(0, 1000, 1000)).map(({ id }) => id);

  beforeEach(async () => {
    for (let round = 0; round < 4; round += 1) {
      await happen(10);
      await seal();
      await clock.advance(day);
    }
  });

  it('keeps everything by default', async () => {
    await clock.advance(1000 * day);
    await sweepAll(retention(0));
    expect(await ids()).toHaveLength(40);
  });

  it('deletes what is older, says so first, and keeps the seals', async () => {
    await sweepAll(retention(2));
    expect(await ids()).toEqual(Array.from({ length: 21 }, (_, index) => index + 21));
    const record = 'up to event 20 of 2026-01-02T00:10:00.009Z: 20 events, which were older than 2 days';
    expect(await store.purgeRecords(5)).toMatchObject([{ user: 'system', address: null, message: record }]);
    expect(logged.at(-1)).toBe(record);
    expect(await verifier.verify()).toMatchObject({ seals: 4, intact: 20, purged: 20, unsealed: 1, faults: [] });
  });

  it('says so once a day, however often it looks', async () => {
    const task = retention(2);
    await sweepAll(task);
    await sweepAll(task);
    await sweepAll(retention(2));
    expect(await store.purgeRecords(5)).toHaveLength(1);
    await seal();
    await clock.advance(day);
    await sweepAll(task);
    expect(await store.purgeRecords(5)).toHaveLength(2);
    expect(await verifier.verify()).toMatchObject({ purged: 30, faults: [] });
  });

  it('may be interrupted', async () => {
    await retention(2).sweep();
    expect(await ids()).toHaveLength(31);
    expect(await kinds()).toEqual([]);
    await sweepAll(retention(2));
    expect(await ids()).not.toContain(20);
    expect(await kinds()).toEqual([]);
  });

  it('deletes nothing that is not sealed', async () => {
    await happen(3);
    await clock.advance(1000 * day);
    await sweepAll(retention(1));
    expect((await ids()).slice(0, 3)).toEqual([41, 42, 43]);
  });

  it('excuses no more than it says', async () => {
    await sweepAll(retention(2));
    await database.query('DELETE FROM audit_events WHERE id BETWEEN 21 AND 30');
    expect((await verifier.verify()).faults).toMatchObject([{ kind: 'events_missing', firstId: 21 }]);
  });

  it('excuses no half of a seal, and not what others say', async () => {
    await database.query('DELETE FROM audit_events WHERE id BETWEEN 1 AND 10');
    const message = 'up to event 10 of 2026-01-01T00:00:00.000Z: 10 events, which were older than 1 days';
    await writeEvents(database, [auditEvent(1, { event: 'audit_purge', user: 'key eve', message })]);
    expect(await kinds()).toEqual(['events_missing']);
    await sweepAll(retention(2));
    await writeEvents(database, [{ ...auditEvent(1), id: 12 }]);
    expect(await kinds()).toEqual(['events_missing']);
  });
});
