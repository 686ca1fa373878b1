import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that Linux and BSD give to connections by themselves, one of which could take a port between its choice and its use. */
const [lowest, highest] = [10_000, 32_000] as const;

/** A port of the loopback that neither TCP nor UDP uses. */
export async function freePort(): Promise<number> {
  const port = randomInt(lowest, highest);
  return (await freeForTcp(port)) && (await freeForUdp(port)) ? port : freePort();
}

async function freeForTcp(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!free) return false;
  server.close();
  await once(server, 'close');
  return true;
}

async function freeForUdp(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  const free = await new Promise<boolean>((resolve) => {
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => resolve(true));
  });
  socket.close();
  return free;
}
