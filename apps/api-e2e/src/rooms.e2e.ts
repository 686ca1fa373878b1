import { problemSchema, type ChangeRoomInput, type CreateRoomInput, type Room } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dump } from '../../../tools/test/databases/test-database.ts';
import { auditLog, auditTable } from './support/audit.ts';
import { Browser } from './support/browser-like.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';
import { outcome } from './support/visitor.ts';

const adminPassword = 'the word of the administrators';

let server: ServerWithDatabase;
let admin: Browser;
beforeAll(async () => {
  server = await ServerWithDatabase.start({
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_ROOMS_MAX_MEMBERS: '20',
    VROOM_ROOMS_COMMON_NAMES: 'lobby, cafe',
  });
  admin = new Browser(server.url);
  await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
});
afterAll(() => server.remove());

interface Household {
  name: string;
  owner: Browser;
  participant: Browser;
  stranger: Browser;
  admin: Browser;
}

/** A room with its owner, and people who are less and more than that. */
async function household(input: CreateRoomInput = {}): Promise<Household> {
  const [owner, participant, stranger] = [1, 2, 3].map(() => new Browser(server.url)) as [Browser, Browser, Browser];
  const { name } = await owner.rest.call('createRoom', { body: input });
  await participant.rest.call('authenticate', { params: { name }, body: {} });
  await stranger.rest.call('openSession', { body: {} });
  return { name, owner, participant, stranger, admin };
}

/** The code of what went wrong, or `ok`. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  const result = await outcome(work);
  return typeof result === 'string' ? result : 'ok';
}

const eventsOf = (name: string) =>
  auditLog(server.server)
    .filter(({ message }) => message === name || message.startsWith(`${name}: `))
    .map(({ event, message }) => `${event} ${message}`);

describe('settings', () => {
  it.each<[string, ChangeRoomInput, owner: string, admin: string]>([
    ['the lock', { locked: true }, 'ok', 'ok'],
    ['asking for a name', { askForName: true }, 'ok', 'ok'],
    ['hiding addresses, without a TURN server', { relayOnly: true }, 'relay_missing', 'relay_missing'],
    ['not hiding addresses', { relayOnly: false }, 'ok', 'ok'],
    ['a password to join', { joinPassword: 'come in' }, 'ok', 'ok'],
    ["the owners' password", { ownerPassword: 'mine' }, 'ok', 'ok'],
    ['two passwords alike', { joinPassword: 'same', ownerPassword: 'same' }, 'passwords_alike', 'passwords_alike'],
    ['no passwords', { joinPassword: null, ownerPassword: null }, 'ok', 'ok'],
    ['nothing', {}, 'ok', 'ok'],
    ['keeping it for ever', { persistent: true }, 'forbidden', 'ok'],
    ['a limit', { maxMembers: 20 }, 'forbidden', 'ok'],
    ['no limit', { maxMembers: null }, 'forbidden', 'ok'],
    ["a limit above the instance's", { maxMembers: 21 }, 'forbidden', 'member_limit_too_high'],
  ])('%s is for whom it should be', async (_what, body, owner, ofAdmin) => {
    const house = await household();
    const change = (browser: Browser) =>
      codeOf(browser.rest.call('changeRoom', { params: { name: house.name }, body }));
    expect(await change(house.stranger)).toBe('no_role');
    expect(await change(house.participant)).toBe('forbidden');
    expect(await change(new Browser(server.url))).toBe('unauthenticated');
    expect(await change(house.owner)).toBe(owner);
    expect(await change(house.admin)).toBe(ofAdmin);
  });

  it('are shown to owners and admins, and the door to everybody', async () => {
    const { name, owner, participant, stranger } = await household();
    await owner.rest.call('changeRoom', { params: { name }, body: { joinPassword: 'come in', askForName: true } });
    const body = { ownerPassword: 'mine', persistent: true, maxMembers: 2 };
    const changed = await admin.rest.call('changeRoom', { params: { name }, body });
    const door = { name, locked: false, joinPassword: true, ownerPassword: true, askForName: true, full: false };
    const settings = { persistent: true, maxMembers: 2, expiresAt: null };
    expect(changed).toMatchObject({ ...door, role: 'admin', settings });
    const seen = (browser: Browser) => browser.rest.call('getRoom', { params: { name } });
    expect(await seen(owner)).toMatchObject({ ...door, role: 'owner', settings });
    expect(await seen(participant)).toMatchObject({ ...door, role: 'participant', settings: null });
    expect(await seen(stranger)).toMatchObject({ ...door, role: null, settings: null });
  });

  it('can all be given to a new room', async () => {
    const body = { locked: true, askForName: true, joinPassword: 'come in', ownerPassword: 'mine' };
    const owner = new Browser(server.url);
    const made = await owner.rest.call('createRoom', { body });
    const door = { locked: true, askForName: true, joinPassword: true, ownerPassword: true };
    expect(made).toMatchObject({ ...door, role: 'owner', settings: { persistent: false, maxMembers: null } });
    const kept = await admin.rest.call('createRoom', { body: { persistent: true, maxMembers: 3 } });
    expect(kept).toMatchObject({ role: 'admin', settings: { persistent: true, maxMembers: 3 } });
    for (const wrong of [{ persistent: false }, { maxMembers: 3 }]) {
      expect(await codeOf(owner.rest.call('createRoom', { body: wrong }))).toBe('forbidden');
    }
    const alike = { joinPassword: 'same', ownerPassword: 'same' };
    expect(await codeOf(owner.rest.call('createRoom', { body: alike }))).toBe('passwords_alike');
  });

  it('that are wrong are named, each', async () => {
    const { name, owner } = await household();
    const body = { locked: 'yes', joinPassword: '', maxMembers: 0, persistent: null, colour: 'red' };
    const init = { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await owner.fetch(`/api/v1/rooms/${name}`, init);
    const { code, errors } = problemSchema.parse(await response.json());
    expect(code).toBe('malformed');
    const paths = errors?.map(({ path }) => path).toSorted();
    expect(paths).toEqual(['', 'joinPassword', 'locked', 'maxMembers', 'persistent']);
  });

  it('of two owners who change different things at once are all kept', async () => {
    const { name, owner } = await household();
    const changes: ChangeRoomInput[] = [{ locked: true }, { askForName: true }, { joinPassword: 'come in' }];
    await Promise.all(changes.map((body) => owner.rest.call('changeRoom', { params: { name }, body })));
    const room = await owner.rest.call('getRoom', { params: { name } });
    expect(room).toMatchObject({ locked: true, askForName: true, joinPassword: true });
  });

  it('are told to everybody in the room when they change', async () => {
    const { name, owner, participant } = await household();
    const guest = await participant.enter(name);
    const told = new Promise((resolve) => guest.signaling.on('room:updated', resolve));
    await owner.rest.call('changeRoom', { params: { name }, body: { locked: true, joinPassword: 'come in' } });
    expect(await told).toMatchObject({ room: { name, locked: true, joinPassword: true } });
    participant.close();
  });
});

describe('common names', () => {
  it('can be used, and not reserved', async () => {
    const owner = new Browser(server.url);
    const reserved = owner.rest.call('createRoom', { body: { name: 'lobby', ownerPassword: 'mine' } });
    expect(await codeOf(reserved)).toBe('room_name_common');
    const made = await owner.rest.call('createRoom', { body: { name: 'Lobby', joinPassword: 'come in' } });
    expect(made).toMatchObject({ name: 'lobby', joinPassword: true });
    for (const browser of [owner, admin]) {
      const change = (body: ChangeRoomInput) => browser.rest.call('changeRoom', { params: { name: 'lobby' }, body });
      expect(await codeOf(change({ ownerPassword: 'mine' }))).toBe('room_name_common');
      expect(await codeOf(change({ locked: true, ownerPassword: null }))).toBe('ok');
    }
  });
});

describe('deleting a room', () => {
  it('is for owners and admins, ends the meeting, and leaves nothing of it', async () => {
    const { name, owner, participant, stranger } = await household();
    const remove = (browser: Browser) => codeOf(browser.rest.call('deleteRoom', { params: { name } }));
    await owner.rest.call('setNotifications', { params: { name }, body: { emails: ['ann@example.org'] } });
    const guest = await participant.enter(name);
    expect([await remove(stranger), await remove(participant)]).toEqual(['no_role', 'forbidden']);
    expect(await remove(owner)).toBe('ok');
    expect(await guest.next('room:ended')).toMatchObject({ reason: 'deleted' });
    expect(await remove(owner)).toBe('room_not_found');
    await expect.poll(() => eventsOf(name)).toContain(`room_delete ${name}`);
    participant.close();

    const { name: other } = await household();
    expect(await codeOf(admin.rest.call('deleteRoom', { params: { name: other } }))).toBe('ok');
    for (const table of ['role_grants', 'notification_addresses']) {
      expect(await server.rows(`SELECT * FROM ${table} WHERE room_id NOT IN (SELECT id FROM rooms)`)).toEqual([]);
    }
  });
});

describe('the list of rooms', () => {
  const count = 250;
  const made = Array.from({ length: count }, (_, index) => `list_${String(index).padStart(3, '0')}-x`);

  beforeAll(async () => {
    const owner = new Browser(server.url);
    for (const name of made) await owner.rest.call('createRoom', { body: { name } });
  });

  async function pages(query: object): Promise<Room[][]> {
    const found: Room[][] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.rest.call('listRooms', { query: { ...query, ...(cursor && { cursor }) } });
      found.push(page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  }

  it.each([
    ['name', 100, [100, 100, 50]],
    ['-createdAt', 50, [50, 50, 50, 50, 50]],
    ['lastActivityAt', 200, [200, 50]],
  ])('comes by %s in pages of %d', async (sort, limit, sizes) => {
    const found = await pages({ q: 'list_', sort, limit });
    expect(found.map(({ length }) => length)).toEqual(sizes);
    const names = found.flat().map(({ name }) => name);
    expect(names).toEqual(sort.startsWith('-') ? made.toReversed() : made);
  });

  it('is searched by part of the name, in which nothing stands for anything else', async () => {
    const names = async (q: string) => (await pages({ q, limit: 50 })).flat().map(({ name }) => name);
    expect(await names('LIST_12')).toEqual(made.slice(120, 130));
    expect(await names('t_007-')).toEqual(['list_007-x']);
    expect(await names('list%')).toEqual([]);
    expect(await names('lis__')).toEqual([]);
  });

  it('says who is there', async () => {
    const guest = new Browser(server.url);
    await guest.enter('list_042-x');
    const { items } = await admin.rest.call('listRooms', { query: { q: 'list_042' } });
    expect(items).toMatchObject([{ members: 1, role: 'admin', settings: { maxMembers: null } }]);
    guest.close();
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=many', 'limit'],
    ['sort=colour', 'sort'],
    [`q=${'x'.repeat(50)}`, 'q'],
    ['q=a&q=b', 'q'],
    ['cursor=%00', 'cursor'],
    ['cursor=broken', 'cursor'],
  ])('refuses ?%s, naming the field', async (search, path) => {
    const response = await admin.fetch(`/api/v1/rooms?${search}`);
    const { code, errors } = problemSchema.parse(await response.json());
    expect({ code, paths: errors?.map((each) => each.path) }).toEqual({ code: 'malformed', paths: [path] });
  });

  it('is for administrators', async () => {
    const somebody = new Browser(server.url);
    expect(await codeOf(somebody.rest.call('listRooms', {}))).toBe('unauthenticated');
    await somebody.rest.call('createRoom', { body: {} });
    expect(await codeOf(somebody.rest.call('listRooms', {}))).toBe('forbidden');
  });
});

describe('notification addresses', () => {
  it('are read and set by owners', async () => {
    const { name, owner, participant, stranger } = await household();
    const params = { name };
    const body = { emails: [' zoe@Example.ORG ', 'ann@example.org', 'ann@EXAMPLE.org'] };
    const kept = { emails: ['ann@example.org', 'zoe@example.org'] };
    expect(await owner.rest.call('getNotifications', { params })).toEqual({ emails: [] });
    expect(await owner.rest.call('setNotifications', { params, body })).toEqual(kept);
    expect(await admin.rest.call('getNotifications', { params })).toEqual(kept);
    for (const [browser, code] of [[participant, 'forbidden'] as const, [stranger, 'no_role'] as const]) {
      expect(await codeOf(browser.rest.call('getNotifications', { params }))).toBe(code);
      expect(await codeOf(browser.rest.call('setNotifications', { params, body }))).toBe(code);
    }
    await expect
      .poll(() => eventsOf(name))
      .toContain(`email_notification_change ${name}: 2 addresses, added ann@example.org zoe@example.org`);
  });

  it('that are none are named', async () => {
    const { name, owner } = await household();
    const body = JSON.stringify({ emails: ['ann@example.org', 'nobody', 7] });
    const init = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body };
    const response = await owner.fetch(`/api/v1/rooms/${name}/notifications`, init);
    const { errors } = problemSchema.parse(await response.json());
    expect(errors?.map(({ path }) => path)).toEqual(['emails.1', 'emails.2']);
    const many = Array.from({ length: 51 }, (_, index) => `a${index}@example.org`);
    const set = owner.rest.call('setNotifications', { params: { name }, body: { emails: many } });
    expect(await codeOf(set)).toBe('malformed');
  });
});

describe('the audit', () => {
  let own: ServerWithDatabase;
  beforeAll(async () => void (own = await ServerWithDatabase.start({ VROOM_DAEMON_LOG_LEVEL: 'debug' })));
  afterAll(() => own.remove());

  it('has what was done to a room, by whom, and no password; nor has the database or the log', async () => {
    const secrets = ['come in, dear', 'mine alone', 'another one', 'refused twin'];
    const [join1, owner1, join2, twin] = secrets as [string, string, string, string];
    const owner = new Browser(own.url);
    const { id } = await owner.rest.call('openSession', { body: {} });
    const name = 'watched';
    const change = (body: ChangeRoomInput) => codeOf(owner.rest.call('changeRoom', { params: { name }, body }));
    await owner.rest.call('createRoom', { body: { name, askForName: true, joinPassword: join1 } });
    expect(await change({ locked: true, ownerPassword: owner1 })).toBe('ok');
    expect(await change({ locked: true })).toBe('ok');
    expect(await change({ ownerPassword: join1 })).toBe('passwords_alike');
    expect(await change({ joinPassword: twin, ownerPassword: twin })).toBe('passwords_alike');
    expect(await change({ joinPassword: join2, askForName: false })).toBe('ok');
    expect(await change({ joinPassword: null })).toBe('ok');
    // While the room is there, so that its hashes are looked at too.
    const database = await dump(own.database);
    await owner.rest.call('deleteRoom', { params: { name } });
    const { output } = await own.stop();

    const user = `session ${id}`;
    const events = (await auditTable(own.database)).filter(({ event }) => event.startsWith('room_'));
    expect(events).toEqual(
      [
        ['room_create', 'watched: askForName: true, join password set'],
        ['room_modify', 'watched: locked: true, owner password set'],
        ['room_modify', 'watched: askForName: false, join password set'],
        ['room_modify', 'watched: join password removed'],
        ['room_delete', 'watched'],
      ].map(([event, message]) => ({ event, address: '127.0.0.1', user, message })),
    );
    expect(database).toContain('$argon2id$');
    expect(output).toContain('/api/v1/rooms/watched');
    for (const secret of secrets) {
      for (const text of [database, await dump(own.database), output]) expect(text).not.toContain(secret);
    }
    expect(output).not.toContain('$argon2id$');
  });
});
