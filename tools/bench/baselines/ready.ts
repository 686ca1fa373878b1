import type { Server } from 'node:http';

/** Listens on a free port of the loopback, and says where, as VROOM does. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    console.log(`ready: http://127.0.0.1:${address.port}`);
  });
}
