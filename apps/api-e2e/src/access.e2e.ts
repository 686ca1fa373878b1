import { problemSchema } from '@vroom/contract';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';
import { newVisitor, outcome, Visitor } from './support/visitor.ts';

const passwords = { join: 'the word at the door', owner: 'the word of the owners' };
const adminPassword = 'the word of the administrators';

let server: ServerWithDatabase;
beforeAll(async () => {
  server = await ServerWithDatabase.start({
    VROOM_ADMIN_PASSWORD: await hash(adminPassword),
    VROOM_DAEMON_LOG_LEVEL: 'debug',
  });
});
afterAll(() => server.remove());

/** A room with these passwords. @returns its name */
async function room(has: { join?: boolean; owner?: boolean; locked?: boolean }): Promise<string> {
  const { name } = await newVisitor(server.url).rest.call('createRoom', { body: { locked: has.locked ?? false } });
  await server.setPasswords(name, {
    ...(has.join && { join: passwords.join }),
    ...(has.owner && { owner: passwords.owner }),
  });
  return name;
}

async function knock(visitor: Browser, name: string, password?: string): Promise<string> {
  const body = password === undefined ? {} : { password };
  const result = await outcome(visitor.rest.call('authenticate', { params: { name }, body }));
  return typeof result === 'string' ? result : result.role;
}

async function signIn(visitor: Browser, password: string): Promise<string> {
  const result = await outcome(visitor.rest.call('openAdminSession', { body: { password } }));
  return typeof result === 'string' ? result : `admin: ${result.admin}`;
}

function post(body: object): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

describe('the door', () => {
  const [p, o, wrong, locked] = ['participant', 'owner', 'wrong_password', 'room_locked'] as const;
  const asked = 'password_required';

  it.each([
    // A stranger says nothing, the joining password, the owners' password, another one.
    [{}, null, [p, p, p, p]],
    [{ join: true }, null, [asked, p, wrong, wrong]],
    [{ owner: true }, null, [p, wrong, o, wrong]],
    [{ join: true, owner: true }, null, [asked, p, o, wrong]],
    [{ locked: true }, null, [locked, locked, locked, locked]],
    [{ locked: true, join: true }, null, [locked, locked, locked, locked]],
    [{ locked: true, owner: true }, null, [locked, wrong, o, wrong]],
    [{ locked: true, join: true, owner: true }, null, [locked, wrong, o, wrong]],
    // The same for somebody who is a participant already.
    [{}, p, [p, p, p, p]],
    [{ join: true }, p, [p, p, p, p]],
    [{ owner: true }, p, [p, wrong, o, wrong]],
    [{ join: true, owner: true }, p, [p, wrong, o, wrong]],
    [{ locked: true }, p, [p, p, p, p]],
    [{ locked: true, join: true }, p, [p, p, p, p]],
    [{ locked: true, owner: true }, p, [p, wrong, o, wrong]],
    [{ locked: true, join: true, owner: true }, p, [p, wrong, o, wrong]],
    // An owner needs none.
    [{ locked: true, join: true, owner: true }, o, [o, o, o, o]],
  ])('of %j answers %j with %j', async (door, held, answers) => {
    const name = await room(door);
    const said = [undefined, passwords.join, passwords.owner, 'another'];
    const results = said.map(async (password) => {
      const visitor = newVisitor(server.url);
      const { id } = await visitor.rest.call('openSession', { body: {} });
      if (held) {
        const grant = 'INSERT INTO role_grants SELECT id, ?, ?, 0 FROM rooms WHERE name = ?';
        await server.run(grant, id, held, name);
      }
      const answer = await knock(visitor, name, password);
      const { role } = await visitor.rest.call('getRoom', { params: { name } });
      // Who is refused keeps what they had.
      expect(role).toBe(answer === p || answer === o ? answer : held);
      return answer;
    });
    expect(await Promise.all(results)).toEqual(answers);
  });

  it('lets an administrator in everywhere', async () => {
    const name = await room({ locked: true, join: true, owner: true });
    const admin = newVisitor(server.url);
    expect(await signIn(admin, adminPassword)).toBe('admin: true');
    expect(await knock(admin, name)).toBe('admin');
    await expect(admin.rest.call('listMembers', { params: { name } })).resolves.toEqual({ items: [] });
  });
});

describe('who guesses', () => {
  it('waits, also with the right password, and disturbs nobody', async () => {
    const [name, other] = await Promise.all([room({ join: true }), room({ join: true })]);
    const mallory = newVisitor(server.url);
    const holder = new Visitor(server.url, mallory.address);
    expect(await knock(holder, name, passwords.join)).toBe('participant');
    for (let time = 0; time < 4; time += 1) expect(await knock(mallory, name, 'guess')).toBe('wrong_password');
    const path = `/api/v1/rooms/${name}/authentication`;
    // Another tab of that browser is no way around it.
    const tab = new Visitor(server.url, mallory.address);
    const again = [mallory, mallory, tab].map((each, index) =>
      each.fetch(path, post({ password: index === 0 ? 'guess' : passwords.join })),
    );
    for (const refused of await Promise.all(again)) {
      expect(refused.status).toBe(429);
      expect(refused.headers.get('Retry-After')).toMatch(/^[12]$/);
      const { code, retryAfter } = problemSchema.parse(await refused.json());
      expect([code, String(retryAfter)]).toEqual(['too_many_requests', refused.headers.get('Retry-After')]);
    }
    expect(await knock(mallory, name)).toBe('password_required');
    expect(await knock(mallory, other, passwords.join)).toBe('participant');
    expect(await knock(holder, name)).toBe('participant');
    expect(await knock(holder, name, 'anything')).toBe('participant');
    expect(await knock(newVisitor(server.url), name, passwords.join)).toBe('participant');
    const tried = await server.rows(
      'SELECT COUNT(*) AS count FROM role_grants JOIN rooms ON id = room_id WHERE name = ?',
      name,
    );
    expect(tried).toEqual([{ count: 2 }]);
  });

  it('gets four tries out of many at once', async () => {
    const name = await room({ join: true });
    const mallory = newVisitor(server.url);
    await mallory.rest.call('openSession', { body: {} });
    const guesses = Array.from({ length: 40 }, (_, index) => knock(mallory, name, `guess ${index}`));
    const results = await Promise.all(guesses);
    expect(results.filter((result) => result === 'wrong_password')).toHaveLength(4);
    expect(results.filter((result) => result === 'too_many_requests')).toHaveLength(36);
  });

  it('from everywhere, in two rooms at once, keeps nobody out of a third one', async () => {
    const [one, two, third] = await Promise.all([room({ join: true }), room({ join: true }), room({ join: true })]);
    const flood = (name: string) =>
      Array.from({ length: 60 }, (_, index) => knock(newVisitor(server.url), name, `guess ${index}`));
    const floods = [...flood(one), ...flood(two)];
    const guests = [1, 2, 3].map(() => knock(newVisitor(server.url), third, passwords.join));
    expect(await Promise.all(guests)).toEqual(['participant', 'participant', 'participant']);
    const became = new Set(await Promise.all(floods));
    expect(became).toContain('wrong_password');
    // Two processes check twice as many at a time, which may be all of them.
    if (process.env['VROOM_TEST_PROCESSES_REDIS'] === undefined) expect(became).toContain('unavailable');
    expect([...became].filter((each) => each !== 'wrong_password' && each !== 'unavailable')).toEqual([]);
    expect(await knock(newVisitor(server.url), one, passwords.join)).toBe('participant');
  });
});

describe('an administrator', () => {
  it('is nobody while no password is set', async () => {
    const closed = await VroomServer.start();
    expect(await signIn(new Browser(closed.url), '')).toBe('malformed');
    expect(await signIn(new Browser(closed.url), 'admin')).toBe('admin_closed');
    await closed.stop();
  });

  it('signs in, and gets a new cookie for the same session', async () => {
    const visitor = newVisitor(server.url);
    const session = await visitor.rest.call('openSession', { body: { language: 'fr' } });
    const old = new Visitor(server.url, visitor.address);
    old.cookie = visitor.cookie;
    expect(session.admin).toBe(false);
    expect(await outcome(visitor.rest.call('listApiKeys', {}))).toBe('forbidden');
    const signedIn = await visitor.rest.call('openAdminSession', { body: { password: adminPassword } });
    expect(signedIn).toEqual({ ...session, admin: true });
    expect(visitor.cookie).not.toBe(old.cookie);
    await expect(visitor.rest.call('openSession', { body: {} })).resolves.toEqual(signedIn);
    await expect(visitor.rest.call('listApiKeys', {})).resolves.toEqual({ items: [] });
    expect(await outcome(old.rest.call('changeSession', { body: {} }))).toBe('unauthenticated');
    expect(await outcome(old.rest.call('listApiKeys', {}))).toBe('unauthenticated');
  });

  it('gets one cookie, also without a session before', async () => {
    const response = await newVisitor(server.url).fetch('/api/v1/admin/session', post({ password: adminPassword }));
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^vroom_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('is throttled like everybody else, and locked out by nobody', async () => {
    const mallory = newVisitor(server.url);
    for (let time = 0; time < 4; time += 1) expect(await signIn(mallory, `guess ${time}`)).toBe('wrong_password');
    expect(await signIn(mallory, adminPassword)).toBe('too_many_requests');
    expect(await knock(mallory, await room({ join: true }), passwords.join)).toBe('participant');
    expect(await signIn(newVisitor(server.url), adminPassword)).toBe('admin: true');
  });

  it('may have a password in plain text, of which the log warns without saying it', async () => {
    const plain = await VroomServer.start({ VROOM_ADMIN_PASSWORD: adminPassword, VROOM_DAEMON_LOG_LEVEL: 'debug' });
    expect(await signIn(new Browser(plain.url), 'guess')).toBe('wrong_password');
    expect(await signIn(new Browser(plain.url), adminPassword)).toBe('admin: true');
    const { output } = await plain.stop();
    expect(output.includes('VROOM_ADMIN_PASSWORD is plain text')).toBe(true);
    expect(output.includes(adminPassword)).toBe(false);
  });

  it('has no broken hash for a password', async () => {
    const ended = await VroomServer.fail({ VROOM_ADMIN_PASSWORD: '$argon2id$v=19$m=19456,t=2,p=1$broken' });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('VROOM_ADMIN_PASSWORD is (secret); allowed is an argon2id hash');
  });
});

describe('rates', () => {
  it('bound what one client may ask, and no health check', async () => {
    const small = await VroomServer.start({ VROOM_DAEMON_REQUEST_RATE: '5', VROOM_DAEMON_SESSION_RATE: '2' });
    const opened = [1, 2, 3].map(() =>
      new Visitor(small.url, '192.0.2.1').fetch('/api/v1/session', { method: 'POST' }),
    );
    const statuses = (await Promise.all(opened)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 429]);
    const get = (path: string, address: string) => new Visitor(small.url, address).fetch(path);
    for (const status of [200, 200, 429]) expect((await get('/api/v1/config', '192.0.2.1')).status).toBe(status);
    const refused = await get('/api/v1/rooms/any', '192.0.2.1');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(problemSchema.parse(await refused.json()).code).toBe('too_many_requests');
    expect((await get('/healthz', '192.0.2.1')).status).toBe(200);
    expect((await get('/api/v1/config', '192.0.2.2')).status).toBe(200);
    for (let call = 0; call < 5; call += 1) await get('/api/v1/config', `2001:db8::${call}`);
    expect((await get('/api/v1/config', '2001:db8::ffff')).status).toBe(429);
    await small.stop();
  });
});

it('leaves its traces in the audit', async () => {
  const name = await room({ owner: true });
  const visitor = newVisitor(server.url);
  expect(await knock(visitor, name, 'guess')).toBe('wrong_password');
  expect(await knock(visitor, name, passwords.owner)).toBe('owner');
  expect(await signIn(visitor, 'guess')).toBe('wrong_password');
  expect(await signIn(visitor, adminPassword)).toBe('admin: true');
  await server.stop();
  expect(await server.auditOf(visitor.address)).toEqual([
    { event: 'session_create', message: 'language en' },
    { event: 'password_failed', message: `room ${name}` },
    { event: 'peer_role', message: `owner in room ${name}, by the owners' password` },
    { event: 'admin_login_failed', message: 'wrong password' },
    { event: 'admin_login', message: 'signed in by password' },
  ]);
  const everything = await server.everything();
  for (const secret of [...Object.values(passwords), adminPassword, 'guess', visitor.cookie.split('=')[1]!]) {
    expect(everything.includes(secret)).toBe(false);
  }
});
