import { overviewHours, type AuditEventName } from '@vroom/contract';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditEventEntity } from '../audit/audit-event.entity.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { FakeClock } from '../testing/fake-clock.js';
import { queryPlan } from '../testing/query-plan.js';
import { recordedSelects, type RecordedQuery } from '../testing/recorded-queries.js';
import { openTestDatabase } from '../testing/test-database.js';
import { JoinCounts, settleTime } from './join-counts.js';

const minute = 60_000;
const hour = 60 * minute;

let database: DataSource;
let clock: FakeClock;
let counts: JoinCounts;
let selects: RecordedQuery[];

beforeEach(async () => {
  database = await openTestDatabase(AuditEventEntity);
  clock = new FakeClock();
  counts = new JoinCounts(database.getRepository(AuditEventEntity), clock);
  selects = recordedSelects(database);
});
afterEach(() => database.destroy());

const happened = (date: number, ...events: AuditEventName[]) =>
  database
    .getRepository(AuditEventEntity)
    .insert(events.map((event) => ({ date, address: null, event, user: 'nobody', message: 'atelier' })));
const asked = () => selects.length;

describe('the joins of the last hours', () => {
  it('are counted by the clock, what failed apart from them', async () => {
    await clock.advance(10 * minute);
    const now = clock.now();
    const running = now - 10 * minute;
    await happened(now - 1, 'room_join', 'room_join', 'room_leave', 'admin_login_failed');
    await happened(now - 1, 'password_failed', 'member_off_limit', 'no_role', 'api_action_denied');
    await happened(running - 1, 'room_join');
    await happened(running, 'no_role');
    await happened(running - (overviewHours - 1) * hour, 'password_failed');
    await happened(running - (overviewHours - 1) * hour - 1, 'room_join');
    const hours = await counts.hours();
    expect(hours).toHaveLength(overviewHours);
    expect(hours.at(-1)).toEqual({ start: isoDate(running), joins: 2, failedJoins: 4 });
    expect(hours.at(-2)).toEqual({ start: isoDate(running - hour), joins: 1, failedJoins: 0 });
    expect(hours[0]).toEqual({ start: isoDate(running - 23 * hour), joins: 0, failedJoins: 1 });
    expect(hours.slice(1, -2).every(({ joins, failedJoins }) => joins + failedJoins === 0)).toBe(true);
  });

  it('are asked for once of each hour that is over', async () => {
    await clock.advance(10 * minute);
    await counts.hours();
    expect(asked()).toBe(overviewHours);
    await happened(clock.now(), 'room_join');
    expect((await counts.hours()).at(-1)).toMatchObject({ joins: 1 });
    expect(asked()).toBe(overviewHours + 1);
    await clock.advance(hour);
    expect((await counts.hours()).slice(-2)).toMatchObject([{ joins: 1 }, { joins: 0 }]);
    expect(asked()).toBe(overviewHours + 3);
  });

  it('wait for what the audit writes of an hour that has just ended', async () => {
    await clock.advance(hour);
    await counts.hours();
    await happened(clock.now() - 1, 'room_join');
    expect((await counts.hours()).at(-2)).toMatchObject({ joins: 1 });
    await clock.advance(settleTime);
    await counts.hours();
    selects.length = 0;
    await counts.hours();
    expect(asked()).toBe(1);
  });

  it('are read in an index, and in their hour of it only', async () => {
    const begin = clock.now() - overviewHours * hour;
    for (let index = 0; index < 20; index++)
      await happened(begin + index * hour, ...Array.from({ length: 50 }, () => 'room_join' as const));
    await counts.hours();
    for (const [text, parameters] of selects.slice())
      expect(await queryPlan(database, text, parameters)).toEqual({ index: true, scan: false, sort: false });
    expect(selects[0]?.[0]).toMatch(/event.? IN .*date.? >= .*date.? < /);
  });
});
