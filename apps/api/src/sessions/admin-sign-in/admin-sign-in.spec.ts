import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { hash } from '@node-rs/argon2';
import type { DataSource } from 'typeorm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings, readSettings } from '../../platform/config/load-settings.js';
import { Passwords } from '../../platform/crypto/passwords.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import type { AppRequest, Principal } from '../../platform/http/request.js';
import { Budgets } from '../../platform/throttle/budgets.js';
import { MemoryFailureStore } from '../../platform/throttle/memory-failure-store.js';
import { PasswordThrottle } from '../../platform/throttle/password-throttle.js';
import { FakeAudit } from '../../testing/fake-audit.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { person } from '../../testing/people.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { SessionEntity } from '../session.entity.js';
import { adminLifetime, SessionsService } from '../sessions.service.js';
import { AdminPasswordFile } from './admin-password-file.js';
import { AdminPassword } from './admin-password.js';
import { AdminSignInService } from './admin-sign-in.service.js';
import { PasswordSignIn } from './password-sign-in.js';
import { ProxySignIn } from './proxy-sign-in.js';

const address = '192.0.2.1';
const proxy = { VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User', VROOM_ADMIN_PROXY_ADDRESSES: '10.0.0.0/8, 127.0.0.1' };

let hashed: string;
let folder: string;
let file: string;
let database: DataSource;
let clock: FakeClock;
let audit: FakeAudit;
let sessions: SessionsService;
let lowered: string[];

beforeAll(async () => {
  // That a password is plain text is said in the log; here it is meant to be.
  Logger.overrideLogger(false);
  hashed = await hash('a lighthouse in May');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-admin-'));
  file = join(folder, 'admin-password');
  database = await openTestDatabase(SessionEntity);
  clock = new FakeClock();
  audit = new FakeAudit();
  lowered = [];
  const events = new DomainEvents();
  events.on('session.lowered').subscribe(({ principalId }) => lowered.push(principalId));
  sessions = new SessionsService(database.getRepository(SessionEntity), clock, events, audit.service);
});
afterEach(async () => {
  await database.destroy();
  await rm(folder, { recursive: true });
});

function signIn(environment: Record<string, string> = {}) {
  const loaded = readSettings({ VROOM_ADMIN_PASSWORD_FILE: file, ...environment });
  const { settings } = loaded;
  const passwords = new Passwords();
  const password = new AdminPassword(loaded, new AdminPasswordFile(settings), passwords);
  const throttle = new PasswordThrottle(new MemoryFailureStore(clock), clock, new Budgets(null, clock));
  const methods = [
    new ProxySignIn(settings, audit.service),
    new PasswordSignIn(password, passwords, throttle, audit.service),
  ];
  return { admins: new AdminSignInService(methods, sessions, audit.service), password };
}

/** A request as Node has it: from which address the connection comes, and each header as often as it was sent. */
function from(
  remoteAddress: string | undefined,
  headers: Record<string, string[]> = {},
  principal?: Principal,
): AppRequest {
  return { socket: { remoteAddress }, headersDistinct: headers, principal } as unknown as AppRequest;
}

const told = (...names: string[]) => ({ 'x-remote-user': names });
const somebody = async () => (await sessions.open('en', address)).principal;
const audited = () =>
  audit.events.filter(({ event }) => event.startsWith('admin_')).map(({ event, message }) => [event, message]);

describe('signing in by password', () => {
  it.each([
    ['its hash in the settings', async () => ({ VROOM_ADMIN_PASSWORD: hashed })],
    ['plain text in the settings', async () => ({ VROOM_ADMIN_PASSWORD: 'a lighthouse in May' })],
    ['its hash in the file', async () => writeFile(file, `${hashed}\n`)],
    ['plain text in the file', async () => writeFile(file, 'a lighthouse in May\n')],
  ])('takes %s', async (_what, prepare) => {
    const { admins } = signIn((await prepare()) ?? {});
    expect(await admins.isSetUp()).toBe(true);
    const asker = await somebody();
    const wrong = admins.signIn({ asker, request: from(address), password: 'a lighthouse' });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_password' });
    const { principal, token } = await admins.signIn({
      asker,
      request: from(address),
      password: 'a lighthouse in May',
    });
    expect(principal.admin).toBe(true);
    expect(await sessions.find(token, address)).toEqual(principal);
    expect(audited()).toEqual([
      ['admin_login_failed', 'wrong password'],
      ['admin_login', 'signed in by password'],
    ]);
  });

  it('takes the file as it is at that moment, and the settings before the file', async () => {
    const { admins } = signIn();
    const attempt = async (password: string) =>
      admins.signIn({ asker: await somebody(), request: from(address), password });
    await expect(attempt('a lighthouse in May')).rejects.toMatchObject({ code: 'admin_closed' });
    expect(await admins.isSetUp()).toBe(false);
    await writeFile(file, hashed);
    expect((await attempt('a lighthouse in May')).principal.admin).toBe(true);
    await writeFile(file, await hash('another word'));
    await expect(attempt('a lighthouse in May')).rejects.toMatchObject({ code: 'wrong_password' });
    expect((await attempt('another word')).principal.admin).toBe(true);
    const other = signIn({ VROOM_ADMIN_PASSWORD: hashed }).admins;
    const before = other.signIn({ asker: await somebody(), request: from(address), password: 'another word' });
    await expect(before).rejects.toMatchObject({ code: 'wrong_password' });
  });

  it('does not start with a file that is of no use, and says why without what it holds', async () => {
    await writeFile(file, '$argon2id$v=19$m=19456,t=2,p=1$broken');
    await expect(signIn().password.onModuleInit()).rejects.toThrow(
      /^VROOM_ADMIN_PASSWORD_FILE is ".*", which holds a hash/,
    );
    await writeFile(file, 'x'.repeat(1001));
    await expect(signIn().password.onModuleInit()).rejects.toThrow('which is too long');
    const other = signIn({ VROOM_ADMIN_PASSWORD_FILE: folder });
    await expect(other.password.onModuleInit()).rejects.toThrow("which can't be read (EISDIR)");
  });

  it('is for no API key, and slows down who guesses', async () => {
    const { admins } = signIn({ VROOM_ADMIN_PASSWORD: hashed });
    const key = person('key', { kind: 'key' });
    const byKey = admins.signIn({ asker: key, request: from(address), password: 'a lighthouse in May' });
    await expect(byKey).rejects.toMatchObject({ code: 'forbidden' });
    const asker = await somebody();
    const codes: string[] = [];
    for (let guess = 0; guess < 20; guess += 1) {
      await admins.signIn({ asker, request: from(address), password: 'a guess' }).catch((error: unknown) => {
        codes.push((error as { code: string }).code);
      });
    }
    expect(codes.at(0)).toBe('wrong_password');
    expect(codes.at(-1)).toBe('too_many_requests');
    const right = admins.signIn({ asker, request: from(address), password: 'a lighthouse in May' });
    await expect(right).rejects.toMatchObject({ code: 'too_many_requests' });
  });
});

describe('the password file', () => {
  it('is written for the eyes of the server only, in a folder that is made for it', async () => {
    const path = join(folder, 'new', 'admin-password');
    const written = new AdminPasswordFile(loadSettings({ VROOM_ADMIN_PASSWORD_FILE: path }));
    await written.write('one');
    await written.write('two');
    expect(await written.read()).toBe('two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

describe('signing in by a proxy', () => {
  it.each([
    ['127.0.0.1', ['ann'], 'ann'],
    ['10.1.2.3', ['ann'], 'ann'],
    ['::ffff:10.1.2.3', ['ann'], 'ann'],
    ['10.1.2.3', [Buffer.from('Zoé').toString('latin1')], 'Zoé'],
    ['10.1.2.3', [Buffer.from('  ann\u0007\u009b31m\u202e\u0000 ').toString('latin1')], 'ann31m'],
    ['10.1.2.3', ['a'.repeat(500)], 'a'.repeat(60)],
  ])('takes its word, from %s of %j', async (peer, names, name) => {
    const { admins } = signIn(proxy);
    const asker = await somebody();
    const request = from(peer, told(...names));
    expect((await admins.status(request)).methods).toEqual(['proxy']);
    expect((await admins.signIn({ asker, request })).principal.admin).toBe(true);
    expect(audited()).toEqual([['admin_login', `signed in by the proxy's word, as "${name}"`]]);
  });

  it.each([
    ['11.0.0.1', ['ann'], 'forbidden'],
    ['::1', ['ann'], 'forbidden'],
    [undefined, ['ann'], 'forbidden'],
    // Whoever came by the proxy sent one as well, and the proxy did not remove it.
    ['127.0.0.1', ['ann', 'eve'], 'forbidden'],
    ['127.0.0.1', [' '], 'forbidden'],
    ['127.0.0.1', [], 'admin_closed'],
    ['11.0.0.1', [], 'admin_closed'],
  ])('refuses from %s the names %j: %s', async (peer, names, code) => {
    const { admins } = signIn(proxy);
    const request = from(peer, names.length > 0 ? told(...names) : {});
    expect((await admins.status(request)).methods).toEqual([]);
    await expect(admins.signIn({ asker: await somebody(), request })).rejects.toMatchObject({ code });
    expect(audited().map(([event]) => event)).toEqual(code === 'forbidden' ? ['admin_login_failed'] : []);
  });

  it('refuses who forges the header though they know the password, and asks for it where it is needed', async () => {
    const { admins } = signIn({ ...proxy, VROOM_ADMIN_PASSWORD: hashed });
    const password = 'a lighthouse in May';
    const forged = from(address, told('ann'));
    const asker = await somebody();
    await expect(admins.signIn({ asker, request: forged, password })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(admins.signIn({ asker, request: from(address) })).rejects.toMatchObject({ code: 'password_required' });
    expect((await admins.status(from(address))).methods).toEqual(['password']);
    expect((await admins.status(from('127.0.0.1', told('ann')))).methods).toEqual(['proxy', 'password']);
    expect((await admins.signIn({ asker, request: from('127.0.0.1', told('ann')), password })).principal.admin).toBe(
      true,
    );
  });

  it('is off by default, whoever sends the header', async () => {
    const { admins } = signIn({ VROOM_ADMIN_PROXY_ADDRESSES: '127.0.0.1' });
    expect(await admins.isSetUp()).toBe(false);
    const request = from('127.0.0.1', told('ann'));
    await expect(admins.signIn({ asker: await somebody(), request })).rejects.toMatchObject({ code: 'admin_closed' });
  });
});

describe('an administrator', () => {
  it('is told until when, and is one for twelve hours at most', async () => {
    const { admins } = signIn(proxy);
    const request = from('127.0.0.1', told('ann'));
    const { principal, token } = await admins.signIn({ asker: await somebody(), request });
    const until = new Date(clock.now() + adminLifetime).toISOString();
    expect(adminLifetime).toBe(12 * 60 * 60_000);
    expect(await admins.status(from(address, {}, principal))).toEqual({ admin: true, until, methods: [] });
    for (let hour = 1; hour < 12; hour += 1) {
      await clock.advance(60 * 60_000);
      expect(await sessions.find(token, address)).toMatchObject({ admin: true });
    }
    await clock.advance(60 * 60_000);
    const now = await sessions.find(token, address);
    expect(now).toMatchObject({ id: principal.id, admin: false });
    expect(await admins.status(from(address, {}, now))).toEqual({ admin: false, until: null, methods: [] });
  });

  it('signs out: the session goes on under another token, and the old one is of no use', async () => {
    const { admins } = signIn(proxy);
    const raised = await admins.signIn({ asker: await somebody(), request: from('127.0.0.1', told('ann')) });
    const token = await admins.signOut(raised.principal);
    expect(await sessions.find(raised.token, address)).toBeUndefined();
    expect(await sessions.find(token, address)).toEqual({ ...raised.principal, admin: false });
    expect([audited().at(-1), lowered]).toEqual([['admin_logout', 'signed out'], [raised.principal.id]]);
  });

  it('is nobody who signs out twice, nor an API key', async () => {
    const { admins } = signIn(proxy);
    expect(await admins.signOut(await somebody())).toBeUndefined();
    expect([audited(), lowered]).toEqual([[], []]);
    const key = person('key', { kind: 'key', admin: true });
    await expect(admins.signOut(key)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await admins.status(from(address, {}, key))).toEqual({ admin: true, until: null, methods: [] });
  });

  it('cannot be lowered, nor raised, once the session is closed', async () => {
    const { admins } = signIn(proxy);
    const asker = await somebody();
    await sessions.close(asker);
    await expect(admins.signOut({ ...asker, admin: true })).rejects.toMatchObject({ code: 'unauthenticated' });
    const request = from('127.0.0.1', told('ann'));
    await expect(admins.signIn({ asker, request })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
