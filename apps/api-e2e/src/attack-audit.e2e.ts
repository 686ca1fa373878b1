import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { processCount } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditLog, type AuditLine } from './support/audit.ts';
import { Visitor } from './support/visitor.ts';

/** Somebody wants to do something that is not written down, or to fill the disk with what is. */
const adminPassword = 'attack-audit-password';
const callsAMinute = 60;

let server: VroomServer;
beforeAll(async () => {
  server = await VroomServer.start({
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_DAEMON_REQUEST_RATE: String(callsAMinute),
  });
});
afterAll(() => server.stop());

function written(fits: (line: AuditLine) => boolean): AuditLine[] {
  return auditLog(server).filter(fits);
}

/** Makes a call and hangs up before the answer. A `rude` one resets the connection, which may take the call back unread. */
function hangUp(method: string, path: string, headers: Record<string, string>, rude: boolean): Promise<void> {
  const { port, hostname } = new URL(server.url);
  const lines = Object.entries({ Host: `${hostname}:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname).once('error', reject);
    socket.write([`${method} /api/v1${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'), () => {
      if (rude) socket.resetAndDestroy();
      else socket.destroy();
      resolve();
    });
  });
}

it('writes down what is asked by somebody who hangs up before the answer', async () => {
  const admin = new Visitor(server.url, '198.51.100.1');
  await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
  const { key } = await admin.rest.call('createApiKey', { body: { label: 'Hasty', admin: true } });
  const from = { 'X-Forwarded-For': '198.51.100.2' };
  const hasty = (event: string) => written((line) => line.user === 'key Hasty' && line.event === event);
  for (let call = 0; call < 20; call += 1)
    await hangUp('POST', '/rooms', { ...from, 'X-VROOM-API-Key': key }, call % 2 === 0);
  await expect.poll(() => hasty('room_create').length).toBeGreaterThanOrEqual(10);
  await expect.poll(() => hasty('api_action_allowed').length - hasty('room_create').length).toBe(0);
  expect(hasty('api_action_allowed')[0]).toMatchObject({ address: '198.51.100.2', message: 'POST /api/v1/rooms' });
});

/** Each process writes it down once. */
const oncePerProcess = (lines: readonly AuditLine[]) => {
  expect(lines.length).toBeGreaterThanOrEqual(1);
  expect(lines.length).toBeLessThanOrEqual(processCount);
};

it('writes a refusal down once for all the addresses of a network', async () => {
  for (let call = 0; call < callsAMinute + 30; call += 1) {
    await new Visitor(server.url, `2001:db8:0:1::${call}`).fetch('/api/v1/config');
  }
  const refusals = () => written(({ message, address }) => message === 'too_many_requests' && address !== null);
  await expect.poll(() => refusals().length).toBeGreaterThan(0);
  oncePerProcess(refusals());
});

it('writes a refusal down once, whatever paths are made up for it', async () => {
  const stranger = new Visitor(server.url, '198.51.100.4');
  for (let call = 0; call < 20; call += 1) {
    const headers = { 'X-VROOM-API-Key': 'none' };
    expect((await stranger.fetch(`/api/v1/rooms/made-up-${call}`, { headers })).status).toBe(401);
  }
  const refusals = () => written(({ address }) => address === stranger.address);
  await expect.poll(() => refusals().length).toBeGreaterThan(0);
  oncePerProcess(refusals());
  expect(new Set(refusals().map(({ message }) => message))).toEqual(new Set(['GET /api/v1/rooms/:name: invalid_key']));
});

it('lets nobody come and go as often as they can', async () => {
  const guest = new Visitor(server.url, '198.51.100.5');
  const { name } = await guest.rest.call('createRoom', { body: {} });
  const { signaling } = await guest.enter(name);
  const comeAndGo = async () => {
    for (let times = 0; times <= callsAMinute; times += 1) {
      await signaling.command('room:leave', undefined);
      await signaling.command('room:join', { room: name, media: { audio: false, video: false, screen: false } });
    }
  };
  await expect(comeAndGo()).rejects.toMatchObject({ code: 'too_many_requests' });
  guest.close();
});
