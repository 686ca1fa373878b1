import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainEvents } from '../platform/events/domain-events.js';
import { LeaseEntity } from '../platform/schedule/lease.entity.js';
import { Leases } from '../platform/schedule/leases.js';
import { Sweeper } from '../platform/schedule/sweeper.js';
import { RoleGrantEntity } from '../roles/role-grant.entity.js';
import { GrantSweep } from '../roles/grant-sweep.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { FakeClock } from '../testing/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { KeySweep } from './key-sweep.js';
import { SessionSweep } from './session-sweep.js';
import { SessionEntity } from './session.entity.js';
import { sessionLifetime, SessionsService } from './sessions.service.js';

let database: DataSource;
let clock: FakeClock;
let audit: FakeAudit;
let sessions: SessionsService;
let sweeper: Sweeper;
let closed: string[];

beforeEach(async () => {
  database = await openTestDatabase(SessionEntity, ApiKeyEntity, RoleGrantEntity, RoomEntity, LeaseEntity);
  clock = new FakeClock();
  audit = new FakeAudit();
  const events = new DomainEvents();
  closed = [];
  events.on('session.closed').subscribe(({ principalId }) => closed.push(principalId));
  const table = database.getRepository(SessionEntity);
  sessions = new SessionsService(table, clock, events, audit.service);
  sweeper = new Sweeper(new Leases(database.getRepository(LeaseEntity), clock));
  new SessionSweep(table, sweeper, audit.service, events, clock).onModuleInit();
  new KeySweep(database.getRepository(ApiKeyEntity), sweeper, audit.service, events, clock).onModuleInit();
  new GrantSweep(database.getRepository(RoleGrantEntity), sweeper).onModuleInit();
});
afterEach(() => database.destroy());

const ids = async (table: string) => {
  const rows: { id: string }[] = await database.query(`SELECT id FROM ${table} ORDER BY id`);
  return rows.map(({ id }) => id);
};
const open = async () => (await sessions.open('en', '192.0.2.1')).principal;

function addKey(id: string, expiresAt: number | null): Promise<unknown> {
  const key = { id, tokenHash: `hash-${id}`, label: `label of ${id}`, admin: false, expiresAt };
  return database.getRepository(ApiKeyEntity).insert({ ...key, createdAt: clock.now() });
}

describe('sessions', () => {
  it('are deleted when they have ended, and not before', async () => {
    const { id, user } = await open();
    await clock.advance(sessionLifetime - 1);
    await sweeper.sweep();
    expect(await ids('sessions')).toEqual([id]);
    await clock.advance(1);
    const later = await open();
    await sweeper.sweep();
    expect(await ids('sessions')).toEqual([later.id]);
    expect(closed).toEqual([id]);
    expect(audit.events).toContainEqual({ event: 'session_destroy', user, message: 'expired' });
  });

  it('that are in use stay', async () => {
    const { token, principal } = await sessions.open('en', '192.0.2.1');
    for (let half = 0; half < 6; half++) {
      await clock.advance(sessionLifetime / 2);
      await sessions.find(token, '192.0.2.1');
      await sweeper.sweep();
    }
    expect(await ids('sessions')).toEqual([principal.id]);
  });

  it('go by the hundred', async () => {
    for (let index = 0; index < 250; index++) await open();
    await clock.advance(sessionLifetime);
    await sweeper.sweep();
    expect(await ids('sessions')).toEqual([]);
    expect(closed).toHaveLength(250);
  });
});

describe('API keys', () => {
  it('are deleted when they have expired, and those without an end never', async () => {
    await addKey('one', clock.now() + 1000);
    await addKey('two', clock.now() + 2000);
    await addKey('without', null);
    await clock.advance(999);
    await sweeper.sweep();
    expect(await ids('api_keys')).toEqual(['one', 'two', 'without']);
    await clock.advance(1);
    await sweeper.sweep();
    expect(await ids('api_keys')).toEqual(['two', 'without']);
    await clock.advance(sessionLifetime * 1000);
    await sweeper.sweep();
    expect(await ids('api_keys')).toEqual(['without']);
    expect(closed).toEqual(['one', 'two']);
    const written = { event: 'admin_key', user: 'system' };
    expect(audit.events).toEqual(['one', 'two'].map((id) => ({ ...written, message: `label of ${id}: expired` })));
  });
});

describe('role grants', () => {
  beforeEach(async () => {
    const columns = {
      locked: false,
      askForName: false,
      relayOnly: false,
      persistent: false,
      createdAt: 0,
      lastActivityAt: 0,
    };
    for (const id of ['one', 'two']) {
      await database.getRepository(RoomEntity).insert({ id, name: id, creatorId: 'nobody', ...columns });
    }
  });

  const grant = (roomId: string, principalId: string) =>
    database.getRepository(RoleGrantEntity).insert({ roomId, principalId, role: 'owner', grantedAt: 0 });

  it('go with whom they were given to', async () => {
    const leaving = await open();
    await clock.advance(1000);
    const staying = await open();
    await addKey('leaving key', clock.now() + sessionLifetime - 1000);
    await addKey('staying key', null);
    const principals = [leaving.id, staying.id, 'leaving key', 'staying key'];
    for (const id of principals) await grant('one', id);
    await grant('two', leaving.id);
    await sweeper.sweep();
    expect(await database.getRepository(RoleGrantEntity).count()).toBe(5);
    await clock.advance(sessionLifetime - 1000);
    await sweeper.sweep();
    const left = await database.getRepository(RoleGrantEntity).find();
    expect(left.map(({ principalId }) => principalId).toSorted()).toEqual([staying.id, 'staying key'].toSorted());
  });

  it('go by the hundred', async () => {
    const staying = await open();
    await grant('one', staying.id);
    for (let index = 0; index < 450; index++) await grant('two', `gone-${index}`);
    await sweeper.sweep();
    expect(await database.getRepository(RoleGrantEntity).count()).toBe(1);
  });
});
