import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CallsUnderWay } from './calls-under-way.js';

let server: Server;
let calls: CallsUnderWay;
let agent: Agent;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  answer = (response) => response.end('here');
  server = createServer((_request, response) => answer(response));
  calls = new CallsUnderWay(server);
  agent = new Agent({ keepAlive: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

const port = () => (server.address() as AddressInfo).port;

async function call(): Promise<{ body: string; connection: string | undefined }> {
  const [response] = (await once(request({ port: port(), agent }).end(), 'response')) as [IncomingMessage];
  return { body: await text(response), connection: response.headers.connection };
}

/** Far beyond the test's own time: whoever waits for it to pass fails. */
const forEver = 1e9;

it('waits for the call that is not answered, and lets its connection go with it', async () => {
  const reached = new Promise<ServerResponse>((resolve) => {
    answer = resolve;
  });
  const called = call();
  const response = await reached;
  let finished = false;
  calls.close();
  const done = calls.answered(forEver).then(() => (finished = true));
  await new Promise(setImmediate);
  expect(finished).toBe(false);
  response.end('at last');
  expect(await called).toEqual({ body: 'at last', connection: 'close' });
  await done;
});

it('waits for a connection whose call is still on the way', async () => {
  const socket = connect(port(), '127.0.0.1');
  await Promise.all([once(socket, 'connect'), once(server, 'connection')]);
  calls.close();
  const done = calls.answered(forEver);
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\nConnection: close\r\n[^]*here/);
  await done;
});

it('waits neither for a connection that was answered, nor for a WebSocket', async () => {
  expect(await call()).toEqual({ body: 'here', connection: 'keep-alive' });
  const socket = connect(port(), '127.0.0.1');
  const upgraded = once(server, 'upgrade');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await upgraded;
  calls.close();
  await calls.answered(forEver);
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});

it('waits no longer than it may, and takes no more connections', async () => {
  const reached = new Promise<ServerResponse>((resolve) => {
    answer = resolve;
  });
  const taken = port();
  const called = call();
  const response = await reached;
  calls.close();
  await calls.answered(1);
  const refused = connect(taken, '127.0.0.1');
  await expect(once(refused, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  response.end();
  await called;
});
