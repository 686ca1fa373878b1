import { Visitor, type Guest } from './visitor.ts';

/**
 * Comes as a browser does that was never here: the page, all that the door asks for, the session, the role, the socket, and the
 * join, which brings the servers for calls. Not with it: the samples by which a door estimates the line ({@link sendSamples}).
 */
export async function arrive(url: string, room: string): Promise<Guest> {
  const visitor = new Visitor(url);
  const params = { name: room };
  const page = await visitor.fetch(`/${room}`);
  if (!page.ok) throw new Error(`The server answered ${page.status} for a page`);
  await page.arrayBuffer();
  await visitor.rest.call('getConfig', {});
  await visitor.rest.call('openSession', { body: {} });
  await visitor.rest.call('getRoom', { params });
  await visitor.knock(room);
  return visitor.enter(room);
}

/** What most lines get to carry at a door: a first sample, and a second one by what that told. Bytes. */
const samples = [16_384, 196_608];

/** Uploads what a door estimates a line by. @param visitor with a session */
export async function sendSamples(visitor: Visitor, room: string): Promise<void> {
  for (const size of samples)
    await visitor.rest.call('sendUplinkSample', { params: { name: room }, bytes: new Uint8Array(size) });
}
