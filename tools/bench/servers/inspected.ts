import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ServerProcess } from '../system/server-process.ts';

/** Of Node, for a server whose garbage is to be collected before its memory is read. */
export const inspectable = ['--inspect=127.0.0.1:0'];

/** The memory of a server that was started as {@link inspectable}, bytes, once its garbage is gone. */
export async function settledMemory(server: ServerProcess): Promise<number> {
  if (server.inspector === undefined) throw new Error('The server does not let itself be looked into');
  const inspector = new WebSocket(server.inspector);
  await once(inspector, 'open');
  // Twice: what only a finalizer let go of is free after the second.
  for (const id of [1, 2]) {
    inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(inspector, 'message');
  }
  inspector.close();
  await once(inspector, 'close');
  return server.memory;
}
