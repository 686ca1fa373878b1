import { Visitor, type Guest } from './visitor.ts';

/** Comes as a browser does that was never here: the page, all that the door asks for, the session, the role, the servers for calls, the socket, the join. */
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
  await visitor.rest.call('getIceServers', { params });
  return visitor.enter(room);
}
