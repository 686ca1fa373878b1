import type { DomainEventMap } from '../platform/events/domain-events.js';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Passwords } from '../platform/crypto/passwords.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import type { Principal } from '../platform/http/request.js';
import { Budgets } from '../platform/throttle/budgets.js';
import { MemoryFailureStore } from '../platform/throttle/memory-failure-store.js';
import { PasswordThrottle } from '../platform/throttle/password-throttle.js';
import type { ReceivedInvitations } from '../invitations/received-invitations.service.js';
import { RoomEntity } from '../rooms/room.entity.js';
import type { RoomsService } from '../rooms/rooms.service.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { FakeClock } from '../testing/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { RolesService } from './roles.service.js';
import { PasswordClaims } from './password-claims.js';

const passwords = new Passwords();
const hashes = {
  joinPasswordHash: await passwords.hash(['test'], 'join us'),
  ownerPasswordHash: await passwords.hash(['test'], 'lead us'),
};

let database: DataSource;
let roles: RolesService;
let audit: FakeAudit;
let granted: DomainEventMap['role.granted'][];
let room: RoomEntity;
/** Who used an invitation. */
let redeemed: string[];
/** Called while a password is being checked. */
let meanwhile: () => Promise<unknown>;

beforeEach(async () => {
  database = await openTestDatabase(RoleGrantEntity, RoomEntity);
  const clock = new FakeClock();
  const events = new DomainEvents();
  audit = new FakeAudit();
  granted = [];
  redeemed = [];
  meanwhile = async () => undefined;
  events.on('role.granted').subscribe((event) => granted.push(event));
  const rows = database.getRepository(RoomEntity);
  room = rows.create({
    ...{
      id: 'room',
      name: 'atelier',
      creatorId: 'creator',
      locked: false,
      askForName: false,
      relayOnly: false,
      maxMembers: null,
    },
    ...{ persistent: false, createdAt: 0, lastActivityAt: 0 },
    ...hashes,
  });
  await rows.insert(room);
  const rooms = {
    get: async (name: string) => {
      await meanwhile();
      const found = await rows.findOneBy({ name });
      if (!found) throw new ProblemError('room_not_found');
      return found;
    },
  } as unknown as RoomsService;
  const throttle = new PasswordThrottle(new MemoryFailureStore(clock), clock, new Budgets(null, clock));
  const checks = new PasswordClaims(rooms, passwords, throttle, audit.service);
  const invitations = {
    redeem: async (_room: RoomEntity, { id }: Principal, token: string) => {
      redeemed.push(id);
      if (token !== 'good') throw new ProblemError('invitation_expired');
    },
  } as unknown as ReceivedInvitations;
  roles = new RolesService(database.getRepository(RoleGrantEntity), checks, invitations, clock, events, audit.service);
});
afterEach(() => database.destroy());

function somebody(id: string): Principal {
  return { id, kind: 'session', language: 'en', admin: false, address: '192.0.2.1', user: `session ${id}` };
}

async function knock(id: string, password?: string, invitation?: string): Promise<string> {
  const asker = somebody(id);
  try {
    return await roles.authenticate(room, asker, await roles.roleIn(room, asker), {
      ...(password !== undefined && { password }),
      ...(invitation !== undefined && { invitation }),
    });
  } catch (error) {
    if (error instanceof ProblemError) return error.code;
    throw error;
  }
}

async function change(values: Partial<RoomEntity>): Promise<void> {
  await database.getRepository(RoomEntity).update(room.id, values);
}

describe('the door', () => {
  it('gives the role of the password, and tells of it', async () => {
    expect(await knock('ann')).toBe('password_required');
    expect(await knock('ann', 'wrong')).toBe('wrong_password');
    expect(await knock('ann', 'join us')).toBe('participant');
    expect(await knock('ann', 'join us')).toBe('wrong_password');
    expect(await knock('ann', 'lead us')).toBe('owner');
    expect(await knock('ann', 'anything')).toBe('owner');
    const event = { roomId: 'room', principalId: 'ann' };
    expect(granted).toEqual([
      { ...event, role: 'participant' },
      { ...event, role: 'owner' },
    ]);
    const user = 'session ann';
    expect(audit.events).toEqual([
      { event: 'password_failed', user, message: 'room atelier' },
      { event: 'peer_role', user, message: "participant in room atelier, by the room's password" },
      { event: 'password_failed', user, message: 'room atelier' },
      { event: 'peer_role', user, message: "owner in room atelier, by the owners' password" },
    ]);
  });

  it('never throttles who holds what a password could give', async () => {
    await knock('bob', 'join us');
    for (let time = 0; time < 4; time += 1) expect(await knock('eve', 'wrong')).toBe('wrong_password');
    expect(await knock('eve', 'join us')).toBe('too_many_requests');
    expect(await knock('eve')).toBe('password_required');
    expect(await knock('bob')).toBe('participant');
    expect(await knock('creator', 'anything')).toBe('owner');
  });

  it('lets nobody guess at the greater password by giving the lesser one in between', async () => {
    const results: string[] = [];
    for (let visitor = 0; visitor < 4; visitor += 1) {
      results.push(await knock(`eve ${visitor}`, 'guess'), await knock(`eve ${visitor}`, 'join us'));
    }
    expect(results).toEqual([
      ...['wrong_password', 'participant', 'wrong_password', 'participant', 'wrong_password', 'participant'],
      ...['wrong_password', 'too_many_requests'],
    ]);
  });
});

describe('an invitation', () => {
  it('lets somebody in as a participant, whatever stands at the door', async () => {
    room.locked = true;
    await change({ locked: true });
    expect(await knock('ann')).toBe('room_locked');
    expect(await knock('ann', undefined, 'bad')).toBe('invitation_expired');
    expect(await knock('ann', undefined, 'good')).toBe('participant');
    expect(audit.events).toEqual([
      { event: 'peer_role', user: 'session ann', message: 'participant in room atelier, by an invitation' },
    ]);
  });

  it('is left to who needs it, by those who are in or know a password', async () => {
    expect(await knock('creator', undefined, 'good')).toBe('owner');
    expect(await knock('bob', 'join us', 'good')).toBe('participant');
    expect(await knock('bob', undefined, 'good')).toBe('participant');
    expect(await knock('ann', 'lead us', 'good')).toBe('owner');
    expect(redeemed).toEqual([]);
  });

  it('makes up for no wrong password', async () => {
    expect(await knock('ann', 'wrong', 'good')).toBe('wrong_password');
    expect(redeemed).toEqual([]);
  });
});

describe('what happens while a password is checked', () => {
  it('takes no role away', async () => {
    meanwhile = () => roles.grant(room.id, 'ann', 'owner');
    expect(await knock('ann', 'join us')).toBe('owner');
    await roles.grant(room.id, 'ann', 'participant');
    expect(await roles.roleIn(room, somebody('ann'))).toBe('owner');
  });

  it('counts: a lock, another password, the end of the room', async () => {
    meanwhile = () => change({ locked: true });
    expect(await knock('ann', 'join us')).toBe('room_locked');
    meanwhile = () => change({ ownerPasswordHash: null });
    expect(await knock('ann', 'lead us')).toBe('wrong_password');
    meanwhile = () => database.getRepository(RoomEntity).delete(room.id);
    expect(await knock('ann', 'join us')).toBe('room_not_found');
    await expect(roles.grant(room.id, 'ann', 'participant')).rejects.toMatchObject({ code: 'room_not_found' });
    await expect(roles.grant(room.id, 'ann', 'owner')).rejects.toMatchObject({ code: 'room_not_found' });
    expect(granted).toEqual([]);
  });
});
