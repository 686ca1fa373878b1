/** The PeerJS server as it is, but for its limit on clients and for how soon it misses their pings. */
import { PeerServer } from 'peer';

PeerServer({ port: 0, host: '127.0.0.1', concurrent_limit: 100_000, alive_timeout: 3_600_000 }, (server) => {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No port');
  console.log(`ready: http://127.0.0.1:${address.port}`);
});
