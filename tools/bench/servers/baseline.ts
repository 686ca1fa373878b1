import { fileURLToPath } from 'node:url';
import type { Bench } from '../row.ts';
import { ServerProcess } from '../system/server-process.ts';

/** Starts one of the servers in `baselines/`. It goes when the row is over. */
export async function startBaseline(
  bench: Bench,
  name: 'socket-io' | 'ws-json' | 'ws-raw' | 'peerjs',
  nodeOptions: readonly string[] = [],
): Promise<ServerProcess> {
  const script = fileURLToPath(new URL(`../baselines/${name}.ts`, import.meta.url));
  const server = await ServerProcess.start({ args: [...nodeOptions, script], ready: /ready: (http:\/\/\S+)/ });
  bench.afterwards(() => server.stop());
  return server;
}
