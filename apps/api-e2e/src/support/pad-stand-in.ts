import { once } from 'node:events';
import { createServer } from 'node:http';

/** Names as Etherpad gives them, the same for everything that is asked for. */
const data = {
  groupID: 'g.s8oes9dhwrvt0zif',
  padID: 'g.s8oes9dhwrvt0zif$notes',
  padIDs: [],
  authorID: 'a.s8oes9dhwrvt0zif',
  sessionID: 's.s8oes9dhwrvt0zif',
};

/**
 * Says yes to each call of Etherpad's HTTP API, for tests of who may make a call of ours, which come before there is a real Etherpad:
 * the tests in `etherpad/` have one. It ends with the process.
 */
export async function startPadStandIn(): Promise<string> {
  const server = createServer((_request, response) => {
    const sessionID = `s.${crypto.randomUUID()}`;
    response.end(JSON.stringify({ code: 0, message: 'ok', data: { ...data, sessionID } }));
  });
  server.unref();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
