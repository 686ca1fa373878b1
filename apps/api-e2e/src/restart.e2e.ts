import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import { dump, type TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { processCount, severalProcesses } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser, Guest, silent } from './support/browser-like.ts';

let database: TestDatabase;
/** The Redis that its processes share, where it is several. */
let redis: Record<string, string>;
let server: VroomServer;
let browsers: Browser[] = [];

beforeEach(async () => {
  database = await newDatabase();
  redis = await severalProcesses();
  server = await VroomServer.start(environment());
});
afterEach(async () => {
  for (const browser of browsers) browser.close();
  browsers = [];
  await server.stop();
  await database.remove();
});

function environment(): Record<string, string> {
  return { ...database.settings, ...redis };
}

function browser(): Browser {
  const made = new Browser(server.url);
  browsers.push(made);
  return made;
}

/** Another process on the same database and port. */
async function restart(signal: NodeJS.Signals): Promise<void> {
  await server.stop(signal);
  server = await VroomServer.start({ ...environment(), VROOM_DAEMON_LISTEN_PORT: new URL(server.url).port });
}

/** Comes back as our client does: the same connection, the token of the place. */
async function back(guest: Guest, room: string): Promise<Guest> {
  const again = new Guest(guest.signaling);
  if (!guest.signaling.connected) await again.online;
  const { resumeToken } = guest.snapshot;
  again.snapshot = await guest.signaling.command('room:join', { room, media: silent, resumeToken });
  return again;
}

describe.each(['SIGTERM', 'SIGKILL'] as const)('a restart by %s', (signal) => {
  it('leaves everybody in their place, and nobody sees a leave', async () => {
    const chair = browser();
    const { name } = await chair.rest.call('createRoom', { body: {} });
    const ann = await chair.enter(name);
    const bob = await browser().enter(name);
    const chloesBrowser = browser();
    const chloe = await chloesBrowser.enter(name);
    await ann.signaling.command('peer:mute', { peerId: bob.id });
    await bob.signaling.command('hand:raise', {});
    const { hand } = (await ann.next('peer:updated', ({ peer }) => peer.hand !== null)).peer;
    await chair.rest.call('wipeData', { params: { name } });
    const { at: wipedAt } = await ann.next('room:wiped');
    await ann.signaling.command('peer:kick', { peerId: chloe.id });
    // Killed, a server may lose the last 50 ms; what Redis keeps is there before it answers.
    if (processCount === 1) await expect.poll(() => dump(database)).toContain(`\\"kickedFrom\\":\\"${chloe.id}`);
    const lost = new Promise((resolve) => ann.signaling.onConnection(resolve));
    await restart(signal);
    expect(await lost).toBe('offline');
    const [annAgain, bobAgain] = [await back(ann, name), await back(bob, name)];
    expect(annAgain.snapshot).toMatchObject({ resumed: true, self: { id: ann.id, role: 'owner' } });
    expect(annAgain.snapshot.peers).toEqual([expect.objectContaining({ id: bob.id, hand })]);
    expect(annAgain.snapshot.wipedAt).toBe(wipedAt);
    expect(bobAgain.snapshot).toMatchObject({
      resumed: true,
      moderation: { muted: true, paused: false },
      self: { hand },
    });
    await annAgain.signaling.command('signal:send', { to: bob.id, candidate: null });
    expect(await bobAgain.next('signal:received')).toMatchObject({ from: ann.id });
    expect(annAgain.all('peer:left')).toEqual([]);
    await expect(chloesBrowser.enter(name)).rejects.toMatchObject({ code: 'kicked' });
  });
});
