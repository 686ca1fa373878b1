import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RestClient } from '@vroom/api-client';
import { auditEvents } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditLog, auditTable, dump, type AuditLine } from './support/audit.ts';
import { Browser, silent } from './support/browser-like.ts';

/** Events that need time to pass; their test has a clock that can be turned (room-expiry.spec.ts). */
const needTime: readonly string[] = ['room_expire'];

const passwords = {
  admin: 'adm-9c1f-secret',
  owner: 'own-7d2e-secret',
  join: 'join-5b3a-secret',
  wrong: 'wrong-4f4f-secret',
};
const secrets: string[] = Object.values(passwords);

let folder: string;
let file: string;
let inLog: AuditLine[];
let inTable: AuditLine[];
let output: string;

function cookieOf(browser: Browser): string {
  const token = browser.cookie.split('=')[1] ?? '';
  secrets.push(token);
  return token;
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
  folder = await mkdtemp(join(tmpdir(), 'vroom-audit-'));
  file = join(folder, 'vroom.db');
  const server = await VroomServer.start({
    VROOM_ADMIN_PASSWORD: passwords.admin,
    VROOM_DAEMON_LOG_LEVEL: 'debug',
    VROOM_DATABASE_DSN: `sqlite:${file}`,
  });
  await causeEverything(server);
  ({ output } = await server.stop());
  inLog = auditLog(server);
  inTable = auditTable(file);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the audit', () => {
  it.each(auditEvents.filter((event) => !needTime.includes(event)))('has %s', (event) => {
    const [line] = inTable.filter((each) => each.event === event);
    expect(line).toMatchObject({ address: '127.0.0.1', user: expect.stringMatching(/^(session|key) |^nobody$/) });
    expect(line?.message).not.toBe('');
  });

  it('says the same in the table as in the log, to the last event before a graceful stop', () => {
    expect(inTable).toEqual(inLog);
    expect(inTable.at(-1)).toMatchObject({ event: 'room_leave', message: expect.stringContaining('last') });
  });

  it('says which settings changed, and of passwords only that they did', () => {
    const changes = inTable.filter(({ event }) => event === 'room_modify').map(({ message }) => message);
    expect(changes).toEqual([
      'atelier: askForName: true, join password set',
      'atelier: maxMembers: 1',
      'atelier: locked: true',
    ]);
  });

  it('has no secret in it, nor has the log, nor has any table', () => {
    const database = dump(file);
    expect(secrets.length).toBeGreaterThan(12);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(output).not.toContain(secret);
      expect(database).not.toContain(secret);
    }
  });
});
