import { beforeEach, expect, it } from 'vitest';
import type { AuditWriter } from '../audit/writing/audit-writer.js';
import type { MailFigures } from '../mail/queue/mail-figures.js';
import { isoDate } from '../platform/clock/iso-date.js';
import type { PresenceStore } from '../presence/presence-store.js';
import type { RoomsService } from '../rooms/rooms.service.js';
import { FakeClock } from '../testing/fake-clock.js';
import { InstanceFigures, patience } from './instance-figures.js';

let clock: FakeClock;
let count: () => Promise<number>;
let totals: PresenceStore['totals'];
let spilled: () => number;
let figures: InstanceFigures;

beforeEach(() => {
  clock = new FakeClock();
  count = () => Promise.resolve(3);
  totals = () => Promise.resolve({ meetings: 2, people: 5 });
  spilled = () => 7;
  const oldestAt = isoDate(clock.now() - 90_000);
  figures = new InstanceFigures(
    { count: () => count() } as RoomsService,
    { totals: () => totals() } as PresenceStore,
    { figures: () => Promise.resolve({ waiting: 4, delayed: 1, failed: 0, oldestAt }) } as MailFigures,
    {
      get spilled() {
        return spilled();
      },
    } as AuditWriter,
    clock,
  );
});

/** What is said, by name and the value of a label. */
async function said(): Promise<Record<string, number>> {
  const all = (await figures.collect()).flatMap(({ name, values }) =>
    values.map(({ value, labels }) => [[name, labels['part']].filter(Boolean).join(' '), value] as const),
  );
  return Object.fromEntries(all);
}

const ofDatabase = ['vroom_rooms', 'vroom_mails_waiting', 'vroom_mail_oldest_waiting_seconds'];

it('says what the parts say', async () => {
  expect(await said()).toEqual({
    'vroom_part_up database': 1,
    'vroom_part_up presence': 1,
    'vroom_part_up audit_spill': 1,
    vroom_rooms: 3,
    vroom_mails_waiting: 4,
    vroom_mails_delayed: 1,
    vroom_mails_failed: 0,
    vroom_mail_oldest_waiting_seconds: 90,
    vroom_meetings: 2,
    vroom_members: 5,
    vroom_audit_spilled_events: 7,
    vroom_info: 1,
  });
});

it('says nothing of a part that is away, and all of the others; and again what it says when it is back', async () => {
  await said();
  count = () => Promise.reject(new Error('the database is away'));
  spilled = () => {
    throw new Error('the file is locked');
  };
  const away = await said();
  expect(away).toMatchObject({ 'vroom_part_up database': 0, 'vroom_part_up audit_spill': 0, vroom_members: 5 });
  for (const name of [...ofDatabase, 'vroom_audit_spilled_events']) expect(away).not.toHaveProperty(name);
  count = () => Promise.resolve(8);
  expect(await said()).toMatchObject({ 'vroom_part_up database': 1, vroom_rooms: 8 });
});

it('waits for none longer than it may take', async () => {
  totals = () => new Promise(() => undefined);
  const saying = said();
  // What answers does so first.
  await clock.advance(0);
  await clock.advance(patience);
  const late = await saying;
  expect(late).toMatchObject({ 'vroom_part_up presence': 0, vroom_rooms: 3 });
  expect(late).not.toHaveProperty('vroom_members');
});
