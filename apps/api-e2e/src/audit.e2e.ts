import { RestClient } from '@vroom/api-client';
import { auditEvents } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import { dump, type TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { processCount } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditLog, auditTable, byText, type AuditLine } from './support/audit.ts';
import { Browser, silent } from './support/browser-like.ts';
import { invitationToken, watchOutbox } from './support/outbox.ts';

/**
 * Events that nobody here causes. Two need time to pass: their tests have a clock that can be turned (room-expiry.spec.ts,
 * audit-seals.spec.ts). The others need a mail server that refuses somebody (mail.e2e.ts), and an Etherpad (pads.e2e.ts).
 */
const causedElsewhere: readonly string[] = ['room_expire', 'audit_purge', 'mail_failed', 'pad_create'];

const passwords = {
  admin: 'adm-9c1f-secret',
  owner: 'own-7d2e-secret',
  join: 'join-5b3a-secret',
  wrong: 'wrong-4f4f-secret',
};
const secrets: string[] = Object.values(passwords);

let database: TestDatabase;
let inLog: AuditLine[];
let inTable: AuditLine[];
let output: string;

function cookieOf(browser: Browser): string {
  const token = browser.cookie.split('=')[1] ?? '';
  secrets.push(token);
  return token;
}

/** One answers, and one gets no answer any more. */
async function inviteTwo(chair: Browser, url: string, room: { name: string }): Promise<void> {
  const emails = ['bea@example.net', 'cleo@example.net'];
  const { items } = await chair.rest.call('createInvitations', { params: room, body: { emails } });
  const token = await invitationToken(url, emails[0] ?? '');
  secrets.push(token, await invitationToken(url, emails[1] ?? ''));
  const nobody = new RestClient({ baseUrl: url });
  await nobody.call('answerInvitation', { params: { token }, body: { response: 'later' } });
  const { id } = items.find(({ email }) => email === emails[1]) ?? expect.unreachable();
  await chair.rest.call('revokeInvitation', { params: { ...room, id } });
}

/** Everything that the audit knows of, once. */
async function causeEverything(server: VroomServer): Promise<void> {
  const made: Browser[] = [];
  const browser = () => {
    const one = new Browser(server.url);
    made.push(one);
    return one;
  };
  const chair = browser();
  const room = { name: 'atelier' };
  await chair.rest.call('createRoom', { body: { ...room, ownerPassword: passwords.owner } });
  await chair.rest.call('changeRoom', { params: room, body: { joinPassword: passwords.join, askForName: true } });
  await chair.rest.call('setNotifications', { params: room, body: { emails: ['ann@example.net'] } });
  await inviteTwo(chair, server.url, room);
  const guest = browser();
  await guest.rest.call('openSession', { body: {} });
  await guest.rest.call('listMembers', { params: room }).catch(() => undefined);
  await guest.rest.call('authenticate', { params: room, body: { password: passwords.wrong } }).catch(() => undefined);
  await guest.rest.call('authenticate', { params: room, body: { password: passwords.join } });
  const eve = browser();
  await eve.rest.call('authenticate', { params: room, body: { password: passwords.join } });
  const ann = await chair.enter(room.name);
  const bob = await guest.enter(room.name);
  secrets.push(ann.snapshot.resumeToken, bob.snapshot.resumeToken);
  await guest.rest.call('notifyOfJoin', { params: room, body: { displayName: 'Bob' } });
  await eve.enter(room.name, { resumeToken: bob.snapshot.resumeToken });
  for (const command of ['peer:mute', 'peer:unmute', 'peer:pause', 'peer:resume'] as const) {
    await ann.signaling.command(command, { peerId: bob.id });
  }
  await ann.signaling.command('peer:lower-hand', { peerId: bob.id });
  await chair.rest.call('wipeData', { params: room });
  await bob.signaling.command('peer:kick', { peerId: ann.id }).catch(() => undefined);
  await ann.signaling.command('peer:kick', { peerId: bob.id });
  await ann.signaling.command('peer:readmit', { peerId: bob.id });
  const owner = browser();
  await owner.rest.call('authenticate', { params: room, body: { password: passwords.owner } });

  const admin = browser();
  await admin.rest.call('openAdminSession', { body: { password: passwords.wrong } }).catch(() => undefined);
  await admin.rest.call('openAdminSession', { body: { password: passwords.admin } });
  await admin.rest.call('changeRoom', { params: room, body: { maxMembers: 1 } });
  await (await admin.rest.file('exportAuditCsv', {})).text();
  const late = browser();
  await late.rest.call('authenticate', { params: room, body: { password: passwords.join } });
  await late.enter(room.name).catch(() => undefined);
  const { key } = await admin.rest.call('createApiKey', {
    body: { label: 'booking', rooms: [{ name: room.name, role: 'owner' }] },
  });
  secrets.push(key);
  const integrator = new RestClient({ baseUrl: server.url, apiKey: key });
  await integrator.call('changeRoom', { params: room, body: { locked: true } });
  await integrator.call('listRooms', {}).catch(() => undefined);
  await admin.rest.call('closeAdminSession', {});
  await chair.rest.call('endMeeting', { params: room });
  await chair.rest.call('deleteRoom', { params: room });
  for (const one of made) cookieOf(one);
  await owner.rest.call('closeSession', {});
  // The last thing before the stop: nobody waits for it to be written.
  const last = browser();
  await last.rest.call('createRoom', { body: { name: 'last' } });
  const signaling = await last.enter('last', { media: silent });
  await signaling.signaling.command('room:leave', {});
  for (const one of made) one.close();
}

beforeAll(async () => {
  database = await newDatabase();
  const server = await VroomServer.start({
    VROOM_ADMIN_PASSWORD: passwords.admin,
    VROOM_DAEMON_LOG_LEVEL: 'debug',
    ...database.settings,
  });
  watchOutbox(server);
  await causeEverything(server);
  ({ output } = await server.stop());
  inLog = auditLog(server);
  inTable = await auditTable(database);
});
afterAll(() => database.remove());

describe('the audit', () => {
  it.each(auditEvents.filter((event) => !causedElsewhere.includes(event)))('has %s', (event) => {
    const [line] = inTable.filter((each) => each.event === event);
    const somebody = { address: '127.0.0.1', user: expect.stringMatching(/^(session|key) |^nobody$/) };
    // One mail tells of all who came within a minute.
    const nobody = { address: null, user: 'system' };
    expect(line).toMatchObject(event === 'join_notification' ? nobody : somebody);
    expect(line?.message).not.toBe('');
  });

  it('says the same in the table as in the log, to the last event before a graceful stop', () => {
    expect(byText(inTable)).toEqual(byText(inLog));
    // Several processes write each at its own pace.
    if (processCount === 1) expect(inTable).toEqual(inLog);
    const last = { event: 'room_leave', message: expect.stringContaining('last') };
    expect(inTable.slice(-processCount)).toContainEqual(expect.objectContaining(last));
  });

  it('says which settings changed, and of passwords only that they did', () => {
    const changes = inTable.filter(({ event }) => event === 'room_modify').map(({ message }) => message);
    expect(changes).toEqual([
      'atelier: askForName: true, join password set',
      'atelier: maxMembers: 1',
      'atelier: locked: true',
    ]);
  });

  it('has no secret in it, nor has the log, nor has any table', async () => {
    const everything = await dump(database);
    expect(secrets.length).toBeGreaterThan(12);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(output).not.toContain(secret);
      expect(everything).not.toContain(secret);
    }
  });
});
