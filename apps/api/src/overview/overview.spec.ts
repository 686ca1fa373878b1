import { overviewSchema } from '@vroom/contract';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditEventEntity } from '../audit/audit-event.entity.js';
import { MailFigures } from '../mail/queue/mail-figures.js';
import { QueuedMailEntity } from '../mail/queue/queued-mail.entity.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { loadSettings } from '../platform/config/load-settings.js';
import { ThemeService } from '../platform/theme/theme.service.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { person } from '../testing/people.js';
import { placeOf } from '../testing/places.js';
import { roomServices } from '../testing/rooms.js';
import { openTestDatabase } from '../testing/test-database.js';
import { JoinCounts } from './join-counts.js';
import { holdsFor, OverviewService } from './overview.service.js';

let database: DataSource;
let house: ReturnType<typeof roomServices>;
const themes = new ThemeService(loadSettings({ VROOM_INTERFACE_TEMPLATE: 'gone' }));
let service: OverviewService;
let asked: number;

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity, AuditEventEntity, QueuedMailEntity);
  house = roomServices(database);
  const joins = new JoinCounts(database.getRepository(AuditEventEntity), house.clock);
  const mails = new MailFigures(database.getRepository(QueuedMailEntity));
  asked = 0;
  const counted = {
    figures: () => {
      asked++;
      return mails.figures();
    },
  } as MailFigures;
  service = new OverviewService(house.rooms, house.presence, joins, counted, house.clock, themes);
});
afterEach(() => database.destroy());

const take = (peerId: string, roomId: string) =>
  house.presence.take(placeOf(peerId, { roomId }), { room: Infinity, principal: Infinity });

describe('the overview', () => {
  it('is all zeros where nothing goes on', async () => {
    const { clock } = house;
    const startedAt = isoDate(clock.now());
    await clock.advance(5000);
    const overview = overviewSchema.parse(await service.overview());
    expect(overview).toMatchObject({ startedAt, rooms: 0, meetings: 0, people: 0 });
    expect(overview.themeProblems).toEqual([expect.stringContaining('There is no theme "gone"')]);
    expect(overview.mails).toEqual({ waiting: 0, delayed: 0, failed: 0, oldestAt: null });
  });

  it('counts rooms, meetings and people', async () => {
    for (const name of ['a', 'b', 'c']) await house.rooms.create({ name }, person('ann'));
    await take('ann', 'a');
    await take('bob', 'a');
    await take('eve', 'b');
    expect(await service.overview()).toMatchObject({ rooms: 3, meetings: 2, people: 3 });
  });

  it('asks the database no more often however many look, but tells at once who is there', async () => {
    await Promise.all([service.overview(), service.overview(), service.overview()]);
    await house.clock.advance(holdsFor - 1);
    await take('ann', 'a');
    expect(await service.overview()).toMatchObject({ people: 1 });
    expect(asked).toBe(1);
    await house.clock.advance(1);
    await service.overview();
    expect(asked).toBe(2);
  });

  it('asks anew after a failure', async () => {
    const { count } = house.rooms;
    house.rooms.count = () => Promise.reject(new Error('the database is away'));
    await expect(service.overview()).rejects.toThrow('away');
    house.rooms.count = count;
    expect(await service.overview()).toMatchObject({ rooms: 0 });
  });
});
