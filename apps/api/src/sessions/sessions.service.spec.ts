import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DomainEvents } from '../platform/events/domain-events.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { FakeClock } from '../testing/fake-clock.js';
import { openTestDatabase } from '../testing/test-database.js';
import { SessionEntity } from './session.entity.js';
import { sessionLifetime, SessionsService } from './sessions.service.js';

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
    expect(await sessions.isOpen(principal)).toBe(true);
    await sessions.close(principal);
    expect(await sessions.find(token, address)).toBeUndefined();
    expect(await sessions.isOpen(principal)).toBe(false);
    expect(closed).toEqual([principal.id]);
  });
});
