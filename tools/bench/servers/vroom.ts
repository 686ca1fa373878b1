import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from '../row.ts';
import { ServerProcess } from '../system/server-process.ts';
import { profiling } from './profiling.ts';

const entry = fileURLToPath(new URL('../../../apps/api/dist/main.js', import.meta.url));

export const adminPassword = 'correct horse battery';

/** All the load comes from one address, as one client may not. Nothing is switched off: each is still counted. */
const raisedLimits = {
  VROOM_DAEMON_REQUEST_RATE: '1000000',
  VROOM_DAEMON_SESSION_RATE: '1000000',
  VROOM_DAEMON_SAMPLE_RATE: '1000000',
  VROOM_DAEMON_MESSAGE_RATE: '1000000',
  VROOM_DAEMON_MAX_CONNECTIONS: '100000',
};

/** A TURN server that nobody asks: credentials for it are made. */
export const turnSettings = {
  VROOM_TURN_TURN_SERVER: 'turn:turn.example.net:3478',
  VROOM_TURN_CREDENTIALS: 'rest',
  VROOM_TURN_SECRET_KEY: 'north-of-the-lighthouse',
};

/** Starts the built VROOM with all that it has by default; it and its data go when the row is over. */
export async function startVroom(
  bench: Bench,
  settings: Record<string, string> = {},
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'vroom-bench-'));
  const env = {
    VROOM_DAEMON_LISTEN_PORT: '0',
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_DATABASE_DSN: `sqlite:${join(folder, 'vroom.db')}`,
    VROOM_AUDIT_SPILL_FILE: join(folder, 'audit-spill.db'),
    VROOM_EMAIL_OUTBOX: join(folder, 'outbox'),
    ...raisedLimits,
    ...settings,
  };
  const args = [...nodeOptions, ...profiling(), entry];
  const server = await ServerProcess.start({ args, env, ready: /VROOM is ready: (http:\/\/\S+)/ });
  bench.afterwards(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return server;
}
