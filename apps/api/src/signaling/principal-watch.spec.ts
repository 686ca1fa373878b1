import { memoryPresence } from '../testing/memory-presence.js';
import type { Role } from '@vroom/room-policy';
import { Subject } from 'rxjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainEvents } from '../platform/events/domain-events.js';
import type { Principal } from '../platform/http/request.js';
import { type MemoryPresenceStore } from '../presence/memory-presence-store.js';
import type { RolesService } from '../roles/roles.service.js';
import type { RoomsService } from '../rooms/rooms.service.js';
import type { PrincipalsService } from '../sessions/principals.service.js';
import { person } from '../testing/people.js';
import { placeOf } from '../testing/places.js';
import type { Broadcast } from './broadcast.js';
import type { PeerSocket } from './peer-socket.js';
import { PrincipalWatch } from './principal-watch.js';
import { RoleWatch } from './role-watch.js';

let open: Map<string, { admin: boolean }>;
/** What the room's own grants say of everybody. */
let granted: Role | null;
let sockets: PeerSocket[];
let cut: string[];
let told: unknown[];
let presence: MemoryPresenceStore;
let watch: PrincipalWatch;
let events: DomainEvents;
/** What another process tells us, and what we told the others. */
let lowered: Subject<{ principalId: string }>;
let processesTold: unknown[];

beforeEach(() => {
  open = new Map();
  granted = null;
  sockets = [];
  cut = [];
  told = [];
  presence = memoryPresence();
  lowered = new Subject();
  processesTold = [];
  const broadcast = {
    localSockets: () => sockets,
    lowered,
    tellProcesses: (...said: unknown[]) => void processesTold.push(said),
    toRoom: (_room: string, event: string, { peer }: { peer: { id: string; role: Role } }) =>
      void told.push([event, peer.id, peer.role]),
  } as unknown as Broadcast;
  const rooms = { get: async () => ({}) } as unknown as RoomsService;
  const roles = { roleIn: async (_: unknown, { admin }: Principal) => (admin ? 'admin' : granted) };
  const roleWatch = new RoleWatch(presence, rooms, roles as unknown as RolesService, broadcast);
  const principals = { stillOpen: async () => open } as unknown as PrincipalsService;
  events = new DomainEvents();
  watch = new PrincipalWatch(principals, broadcast, roleWatch, events);
});

/** Somebody who sits in the room. */
async function seated(principal: Principal, role: Role): Promise<PeerSocket> {
  const { id: peerId } = principal;
  await presence.take(placeOf(peerId, { principalId: principal.id, role }), { room: Infinity, principal: Infinity });
  const data = { principal, seat: { roomId: 'room', roomName: 'atelier', peerId } };
  const socket = { data, disconnect: () => void cut.push(peerId) } as unknown as PeerSocket;
  sockets.push(socket);
  return socket;
}

const roleNow = async (peerId: string) => (await presence.find('room', peerId))?.role;

describe('a socket that is kept open', () => {
  it('is cut off when its session or key is no more, and nobody else', async () => {
    await seated(person('gone'), 'owner');
    await seated(person('here'), 'participant');
    open.set('here', { admin: false });
    await watch.look();
    expect(cut).toEqual(['gone']);
  });

  it("is no administrator's when their time is over: it has the role they hold themselves", async () => {
    const socket = await seated(person('ann', { admin: true }), 'admin');
    open.set('ann', { admin: false });
    granted = 'participant';
    await watch.look();
    expect(await roleNow('ann')).toBe('participant');
    expect(socket.data.principal.admin).toBe(false);
    expect([cut, told]).toEqual([[], [['peer:updated', 'ann', 'participant']]]);
  });

  it('is cut off where they hold none', async () => {
    await seated(person('ann', { admin: true }), 'admin');
    open.set('ann', { admin: false });
    await watch.look();
    expect(cut).toEqual(['ann']);
  });

  it("becomes no administrator's, and stays one's who is one still", async () => {
    await seated(person('raised'), 'participant');
    await seated(person('admin', { admin: true }), 'admin');
    for (const id of ['raised', 'admin']) open.set(id, { admin: true });
    await watch.look();
    expect([await roleNow('raised'), await roleNow('admin')]).toEqual(['participant', 'admin']);
    expect([cut, told]).toEqual([[], []]);
  });

  it.each(['here', 'on another process'])("is no administrator's at once when they sign out %s", async (where) => {
    watch.onModuleInit();
    const [ann, bob] = [
      await seated(person('ann', { admin: true }), 'admin'),
      await seated(person('bob', { admin: true }), 'admin'),
    ];
    granted = 'owner';
    const event = { principalId: 'ann' };
    if (where === 'here') events.publish('session.lowered', event);
    else lowered.next(event);
    await vi.waitFor(async () => expect(await roleNow('ann')).toBe('owner'));
    expect([ann.data.principal.admin, bob.data.principal.admin]).toEqual([false, true]);
    expect([await roleNow('bob'), cut]).toEqual(['admin', []]);
    // What one is told is not told again.
    expect(processesTold).toEqual(where === 'here' ? [['session:lowered', event]] : []);
  });
});
