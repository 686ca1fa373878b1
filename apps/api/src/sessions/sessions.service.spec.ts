import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SessionsAndRooms1763700000000 } from '../platform/database/migrations/1763700000000-sessions-and-rooms.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { FakeClock } from '../testing/fake-clock.js';
import { SessionEntity } from './session.entity.js';
import { sessionLifetime, SessionsService } from './sessions.service.js';

let database: DataSource;
let clock: FakeClock;
let sessions: SessionsService;
let closed: string[];

beforeEach(async () => {
  database = await new DataSource({
    type: 'better-sqlite3',
    database: ':memory:',
    entities: [SessionEntity],
    migrations: [SessionsAndRooms1763700000000],
    migrationsRun: true,
  }).initialize();
  clock = new FakeClock();
  const events = new DomainEvents();
  closed = [];
  events.on('session.closed').subscribe(({ principalId }) => closed.push(principalId));
  sessions = new SessionsService(database.getRepository(SessionEntity), clock, events);
});
afterEach(() => database.destroy());

describe('SessionsService', () => {
  it('stores no token, only its hash', async () => {
    const { principal, token } = await sessions.open('fr');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows: unknown[] = await database.query('SELECT * FROM sessions');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await sessions.find(token)).toEqual(principal);
    expect(await sessions.find(`${token}x`)).toBeUndefined();
    expect(await sessions.find(undefined)).toBeUndefined();
  });

  it('ends a session a day after its last use', async () => {
    const { token } = await sessions.open('en');
    await clock.advance(sessionLifetime - 1);
    expect(await sessions.find(token)).toBeDefined();
    await clock.advance(sessionLifetime - 1);
    expect(await sessions.find(token)).toBeDefined();
    await clock.advance(sessionLifetime);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('keeps the language, and forgets a closed session', async () => {
    const { principal, token } = await sessions.open('en');
    await sessions.setLanguage(principal, 'fr');
    expect(await sessions.find(token)).toMatchObject({ language: 'fr' });
    expect(await sessions.isOpen(principal)).toBe(true);
    await sessions.close(principal);
    expect(await sessions.find(token)).toBeUndefined();
    expect(await sessions.isOpen(principal)).toBe(false);
    expect(closed).toEqual([principal.id]);
  });
});
