import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainEvents } from '../platform/events/domain-events.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { FakeClock } from '../testing/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { SessionEntity } from './session.entity.js';
import { adminLifetime, sessionLifetime, SessionsService } from './sessions.service.js';

let database: DataSource;
let clock: FakeClock;
let sessions: SessionsService;
let closed: string[];
const address = '192.0.2.1';

beforeEach(async () => {
  database = await openTestDatabase(SessionEntity);
  clock = new FakeClock();
  const events = new DomainEvents();
  closed = [];
  events.on('session.closed').subscribe(({ principalId }) => closed.push(principalId));
  sessions = new SessionsService(database.getRepository(SessionEntity), clock, events, new FakeAudit().service);
});
afterEach(() => database.destroy());

describe('SessionsService', () => {
  it('stores no token, only its hash', async () => {
    const { principal, token } = await sessions.open('fr', address);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows: unknown[] = await database.query('SELECT * FROM sessions');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await sessions.find(token, address)).toEqual(principal);
    expect(await sessions.find(`${token}x`, address)).toBeUndefined();
    expect(await sessions.find(undefined, address)).toBeUndefined();
  });

  it('ends a session a day after its last use', async () => {
    const { token } = await sessions.open('en', address);
    await clock.advance(sessionLifetime - 1);
    expect(await sessions.find(token, address)).toBeDefined();
    await clock.advance(sessionLifetime - 1);
    expect(await sessions.find(token, address)).toBeDefined();
    await clock.advance(sessionLifetime);
    expect(await sessions.find(token, address)).toBeUndefined();
  });

  it('keeps the language, and forgets a closed session', async () => {
    const { principal, token } = await sessions.open('en', address);
    await sessions.setLanguage(principal, 'fr');
    expect(await sessions.find(token, address)).toMatchObject({ language: 'fr' });
    await sessions.close(principal);
    expect(await sessions.find(token, address)).toBeUndefined();
    expect(closed).toEqual([principal.id]);
  });

  it('is an administrator for half a day, however much it is used, under a new token', async () => {
    const { principal, token } = await sessions.open('fr', address);
    const raised = await sessions.raise(principal);
    expect(await sessions.find(token, address)).toBeUndefined();
    expect(raised.principal).toEqual({ ...principal, admin: true });
    await clock.advance(adminLifetime - 1);
    expect(await sessions.find(raised.token, address)).toEqual({ ...principal, admin: true });
    await clock.advance(1);
    expect(await sessions.find(raised.token, address)).toEqual(principal);
  });

  it('makes no administrator of a session that was closed', async () => {
    const { principal } = await sessions.open('en', address);
    await sessions.close(principal);
    await expect(sessions.raise(principal)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('knows which are open, keeps those alive, and wakes none that has ended', async () => {
    const [used, ended, admin] = await Promise.all([1, 2, 3].map(() => sessions.open('en', address)));
    const ids = [
      used!.principal.id,
      admin!.principal.id,
      'nobody',
      ...Array.from({ length: 2000 }, (_, i) => `no ${i}`),
    ];
    for (let time = 0; time < 3; time += 1) {
      await clock.advance(sessionLifetime / 3);
      await sessions.stillOpen(ids);
    }
    await sessions.raise(admin!.principal);
    expect(await sessions.stillOpen([...ids, ended!.principal.id])).toEqual(
      new Map([
        [used!.principal.id, { admin: false }],
        [admin!.principal.id, { admin: true }],
      ]),
    );
    expect(await sessions.find(ended!.token, address)).toBeUndefined();
  });
});
