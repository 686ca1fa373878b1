/** What the server bounds before it knows what is asked for. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { rawCall } from './support/raw-call.ts';

let server: VroomServer;
beforeAll(async () => {
  server = await VroomServer.start({
    // One process, whatever the others are: each counts its connections for itself.
    VROOM_DATABASE_REDIS: '',
    VROOM_DAEMON_MAX_HEADER_SIZE: '4096',
    VROOM_DAEMON_HEADER_TIMEOUT: '1',
    VROOM_DAEMON_REQUEST_TIMEOUT: '1',
    VROOM_DAEMON_MAX_TOTAL_CONNECTIONS: '10',
  });
});
afterAll(() => server.stop());

/** A connection, and all that came by it. */
async function open(): Promise<{ socket: Socket; ended: Promise<string> }> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
  let text = '';
  socket.on('data', (chunk: string) => (text += chunk)).on('error', () => undefined);
  const ended = once(socket, 'close').then(() => text);
  await once(socket, 'connect');
  return { socket, ended };
}

describe('the server bounds', () => {
  it('how long the headers of a request are', async () => {
    const status = async (length: number) =>
      (await rawCall(server.url, '/healthz', { headers: { 'X-Long': 'x'.repeat(length) } })).status;
    expect(await status(3000)).toBe(200);
    expect(await status(4096)).toBe(431);
  });

  it.each([
    ['headers', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n'],
    [
      'a body',
      'POST /api/v1/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ],
  ])('how long it waits for %s', async (_what, beginning) => {
    const { socket, ended } = await open();
    socket.write(beginning);
    expect(await ended).toMatch(/^HTTP\/1.1 408 /);
  });

  it('how many connections there are', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, open));
    const { ended } = await open();
    expect(await ended).toBe('');
    expect(all.map(({ socket }) => socket.closed)).not.toContain(true);
    all[0]?.socket.destroy();
    await expect
      .poll(() =>
        rawCall(server.url, '/healthz').then(
          ({ status }) => status,
          () => undefined,
        ),
      )
      .toBe(200);
    for (const { socket } of all) socket.destroy();
  });
});
