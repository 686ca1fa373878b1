import type { ServerEvents } from '@vroom/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPresenceStore } from '../presence/memory-presence-store.js';
import type { Principal } from '../platform/http/request.js';
import type { RolesService } from '../roles/roles.service.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import type { RoomsService } from '../rooms/rooms.service.js';
import type { PrincipalsService } from '../sessions/principals.service.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { FakeClock } from '../testing/fake-clock.js';
import type { TurnService } from '../turn/turn.service.js';
import type { Broadcast } from './broadcast.js';
import { DeparturesService, holdTime } from './departures.service.js';
import { MembershipService, type Joined } from './membership.service.js';

const room = { id: 'room-id', name: 'room', locked: false, askForName: false } as RoomEntity;
const media = { audio: true, video: true, screen: false };
const me = {
  id: 'me',
  kind: 'session',
  language: 'en',
  admin: false,
  address: '192.0.2.1',
  user: 'session me',
} as const;

let clock: FakeClock;
let roomIsThere: boolean;
let told: { event: keyof ServerEvents; data: unknown }[];
let disconnected: string[];
let membership: MembershipService;
let departures: DeparturesService;
let audit: FakeAudit;

beforeEach(() => {
  clock = new FakeClock();
  audit = new FakeAudit();
  roomIsThere = true;
  told = [];
  disconnected = [];
  const tell = (_to: unknown, event: keyof ServerEvents, data: unknown) => void told.push({ event, data });
  const presence = new MemoryPresenceStore();
  const broadcast = {
    toRoom: tell,
    toOthers: tell,
    disconnect: (id: string) => void disconnected.push(id),
  } as unknown as Broadcast;
  departures = new DeparturesService(presence, broadcast, audit.service, clock);
  membership = new MembershipService(
    { current: async (asker: Principal) => asker } as unknown as PrincipalsService,
    {
      get: async () => room,
      limit: () => Infinity,
      publicOf: () => room,
      touch: async () => undefined,
      exists: async () => roomIsThere,
    } as unknown as RoomsService,
    { roleIn: async () => 'participant' } as unknown as RolesService,
    presence,
    { iceServers: () => ({ iceServers: [], expiresAt: null }) } as unknown as TurnService,
    broadcast,
    departures,
    audit.service,
    clock,
  );
});

const join = (socketId: string, resumeToken?: string): Promise<Joined> =>
  membership.join(me, socketId, { room: 'room', media, ...(resumeToken !== undefined && { resumeToken }) });

describe('a dropped connection', () => {
  it('loses its place after the hold time, and not before', async () => {
    const { place: seat } = await join('one');
    await departures.drop(seat, 'one');
    await clock.advance(holdTime - 1);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toEqual([{ event: 'peer:left', data: { peerId: seat.peerId, reason: 'lost' } }]);
  });

  it('keeps it when it comes back, also when it drops again', async () => {
    const { place: seat, resumeToken } = await join('one');
    await departures.drop(seat, 'one');
    await clock.advance(holdTime - 1);
    const back = await join('two', resumeToken);
    expect(back.place.peerId).toBe(seat.peerId);
    await departures.drop(seat, 'two');
    await clock.advance(holdTime - 1);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toHaveLength(1);
  });

  it('comes too late with its token: it gets a new place', async () => {
    const { place: seat, resumeToken } = await join('one');
    await departures.drop(seat, 'one');
    await clock.advance(holdTime);
    const back = await join('two', resumeToken);
    expect(back.resumed).toBe(false);
    expect(back.place.peerId).not.toBe(seat.peerId);
  });

  it('whose end the server has not noticed is cut off by the new one', async () => {
    const { place: seat, resumeToken } = await join('one');
    await join('two', resumeToken);
    expect(disconnected).toEqual(['one']);
    await departures.drop(seat, 'one');
    await clock.advance(holdTime);
    expect(told).toEqual([]);
  });
});

describe('a connection that goes while it joins', () => {
  it('leaves at once where nobody got the token', async () => {
    const joined = await join('one');
    await membership.abandon(joined, 'one');
    expect(told).toEqual([{ event: 'peer:left', data: { peerId: joined.place.peerId, reason: 'left' } }]);
  });

  it('keeps a place that was taken back, since its token is known', async () => {
    const first = await join('one');
    await departures.drop(first.place, 'one');
    const back = await join('two', first.resumeToken);
    await membership.abandon(back, 'two');
    await clock.advance(holdTime - 1);
    expect(told).toEqual([]);
    const again = await join('three', first.resumeToken);
    expect(again.place.peerId).toBe(first.place.peerId);
  });
});

describe('leaving', () => {
  it('is told once', async () => {
    const { place: seat } = await join('one');
    await departures.leave(seat, 'one');
    await departures.leave(seat, 'one');
    await departures.drop(seat, 'one');
    await clock.advance(holdTime);
    expect(told).toEqual([{ event: 'peer:left', data: { peerId: seat.peerId, reason: 'left' } }]);
  });
});

describe('a room that is deleted while somebody joins', () => {
  it('keeps nobody', async () => {
    roomIsThere = false;
    await expect(join('one')).rejects.toMatchObject({ code: 'room_not_found' });
    roomIsThere = true;
    const { place } = await join('two');
    expect((await membership.announce({ place, room, resumeToken: '', resumed: false, changed: true })).peers).toEqual(
      [],
    );
  });
});
