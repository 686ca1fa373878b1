import { memoryPresence } from '../testing/memory-presence.js';
import type { ServerEvents } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { type MemoryPresenceStore } from '../presence/memory-presence-store.js';
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
import type { MailNews } from './mail-news.service.js';
import { MembershipService, type Joined } from './membership.service.js';

const room = { id: 'room-id', name: 'room', locked: false, askForName: false, relayOnly: false } as RoomEntity;
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
let role: Role;
let told: { event: keyof ServerEvents; data: unknown }[];
let disconnected: string[];
let membership: MembershipService;
let departures: DeparturesService;
let presence: MemoryPresenceStore;
let audit: FakeAudit;

beforeEach(() => {
  clock = new FakeClock();
  audit = new FakeAudit();
  roomIsThere = true;
  role = 'participant';
  told = [];
  disconnected = [];
  const tell = (_to: unknown, event: keyof ServerEvents, data: unknown) => void told.push({ event, data });
  presence = memoryPresence();
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
      wipedAt: async () => null,
    } as unknown as RoomsService,
    { roleIn: async () => role } as unknown as RolesService,
    presence,
    { iceServers: () => ({ iceServers: [], expiresAt: null }) } as unknown as TurnService,
    broadcast,
    departures,
    { toldAtJoin: async () => ({ invitationNews: [], joinNotification: false }) } as unknown as MailNews,
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

  it('comes back with the role it has by then: an administrator whose time is over is none any more', async () => {
    role = 'admin';
    const { place: seat, resumeToken } = await join('one');
    await departures.drop(seat, 'one');
    role = 'participant';
    const back = await join('two', resumeToken);
    expect(back).toMatchObject({ changed: true, place: { peerId: seat.peerId, role, socketId: 'two', revision: 2 } });
    expect(await presence.members(room.id)).toEqual([back.place]);
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

describe('somebody who takes a place back', () => {
  it('has the role they hold now: an administrator only as long as they are one', async () => {
    role = 'admin';
    const { place: seat, resumeToken } = await join('one');
    await departures.drop(seat, 'one');
    role = 'participant';
    const back = await join('two', resumeToken);
    expect(back).toMatchObject({ resumed: true, changed: true, place: { role: 'participant', revision: 2 } });
  });

  it('keeps what a chairman gave them in the meantime', async () => {
    role = 'owner';
    const { resumeToken } = await join('one');
    role = 'participant';
    expect(await join('two', resumeToken)).toMatchObject({ changed: false, place: { role: 'owner', revision: 1 } });
  });

  it('leaves from where they are now', async () => {
    const { resumeToken } = await join('one');
    const elsewhere = { ...me, address: '192.0.2.2' };
    const { place } = await membership.join(elsewhere, 'two', { room: 'room', media, resumeToken });
    expect(place.actor.address).toBe('192.0.2.2');
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

describe('somebody whom a chairman mutes while they join', () => {
  it('is muted in their own eyes and in those of the others', async () => {
    const joined = await join('one');
    await presence.judge(room.id, me.id, { muted: true });
    const snapshot = await membership.announce(joined);
    const muted = { moderation: { muted: true, paused: false }, revision: 2 };
    expect(snapshot).toMatchObject({ self: muted, moderation: muted.moderation });
    expect(told).toEqual([{ event: 'peer:joined', data: { peer: expect.objectContaining(muted) } }]);
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
