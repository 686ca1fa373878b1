import { once, type EventEmitter } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { beatTogether } from './heartbeats.js';

const interval = 300;
const patience = 200;

let http: HttpServer;
let io: Server;

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { transports: ['websocket'], pingInterval: interval, pingTimeout: patience });
  beatTogether(io.engine);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterEach(() => io.close());

/** engine.io as it is on the wire: "0" opens, "2" is a ping, "3" a pong. */
class Client {
  readonly pings: number[] = [];
  readonly socket: WebSocket;
  answers = true;

  constructor() {
    const { port } = http.address() as AddressInfo;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
    this.socket.on('message', (data: Buffer) => {
      if (data.toString() !== '2') return;
      this.pings.push(performance.now());
      if (this.answers) this.socket.send('3');
      this.socket.emit('ping packet');
    });
  }

  async opened(): Promise<this> {
    await once(this.socket, 'open');
    return this;
  }
}

it('pings again and again, no sooner than the interval says', async () => {
  const opened = performance.now();
  const client = await new Client().opened();
  while (client.pings.length < 3) await once(client.socket, 'ping packet');
  const gaps = client.pings.map((time, index) => time - (client.pings[index - 1] ?? opened));
  // A timer of Node may be a millisecond early.
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(interval - 2);
});

it('pings those together who are due at about the same time', async () => {
  const beats = new Set<unknown>();
  io.engine.on('connection', (connection: Planned) => beats.add(companionsOf(connection)));
  const from = performance.now();
  const clients = await Promise.all(Array.from({ length: 20 }, () => new Client().opened()));
  expect(beats.size).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - from) / 250));
  await Promise.all(clients.map(({ socket }) => once(socket, 'ping packet')));
});

it('lets go of who does not answer, and of nobody else', async () => {
  const [silent, alive] = await Promise.all([new Client().opened(), new Client().opened()]);
  silent.answers = false;
  await once(silent.socket, 'close');
  expect(silent.pings).toHaveLength(1);
  await once(alive.socket, 'ping packet');
  expect(alive.socket.readyState).toBe(WebSocket.OPEN);
});

it('does not keep who has gone', async () => {
  const coming = once(io.engine, 'connection');
  const client = await new Client().opened();
  const [connection] = (await coming) as [Planned & EventEmitter];
  const companions = companionsOf(connection);
  expect(companions.size).toBe(1);
  const gone = once(connection, 'close');
  client.socket.close();
  await gone;
  expect(companions.size).toBe(0);
});

interface Planned {
  pingIntervalTimer: unknown;
}

/** Those with whom a connection is pinged. */
function companionsOf({ pingIntervalTimer }: Planned): ReadonlySet<unknown> {
  return (pingIntervalTimer as { companions: ReadonlySet<unknown> }).companions;
}
