import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { dump } from './support/audit.ts';
import { Browser, Guest, silent } from './support/browser-like.ts';

let folder: string;
let server: VroomServer;
let browsers: Browser[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-restart-'));
  server = await VroomServer.start(environment());
});
afterEach(async () => {
  for (const browser of browsers) browser.close();
  browsers = [];
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function environment(): Record<string, string> {
  return { VROOM_DATABASE_DSN: `sqlite:${join(folder, 'vroom.db')}` };
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
    // Killed, a server may lose the last 50 ms.
    await expect.poll(() => dump(server.databaseFile)).toContain(`\\"kickedFrom\\":\\"${chloe.id}`);
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
