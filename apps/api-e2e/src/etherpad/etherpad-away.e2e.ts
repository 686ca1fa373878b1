import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiError } from '@vroom/api-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Etherpad, etherpadKey } from '../../../../tools/test/etherpad/etherpad.ts';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { Scene } from '../support/scene.ts';
import { groupOf, openPad, padIdOf, PadHouse, padProblem } from './pad-house.ts';

const real = needs('etherpad');

/** What a call takes that waits for nobody, in ms of a busy machine; Etherpad is waited for longer. */
const atOnce = 2500;

async function timed<T>(action: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await action();
  return { result, ms: performance.now() - start };
}

/** All that a room does without its pad. */
async function useWithoutPad(room: Scene): Promise<void> {
  const { creator, params } = room;
  const bob = await room.asker('stranger');
  const { id: peerId } = await bob.enter(room.name);
  await creator.enter(room.name);
  await creator.rest.call('wipeData', { params });
  await creator.rest.call('kickMember', { params: { ...params, peerId } });
  await creator.rest.call('deleteRoom', { params });
}

describe.skipIf(real.skip)(real.title('an Etherpad'), () => {
  const cleanup = new AsyncDisposableStack();
  let etherpad: Etherpad;
  let house: PadHouse;

  beforeAll(async () => {
    etherpad = await Etherpad.start();
    cleanup.defer(() => etherpad.stop());
    house = await PadHouse.open(etherpad);
    cleanup.defer(() => house.close());
  });
  afterAll(() => cleanup.disposeAsync());
  afterEach(() => house.leave());

  it('that is away keeps nobody waiting, and what is to be deleted there is deleted when it is back', async () => {
    const [wiped, deleted, kicking] = [await house.room(), await house.room(), await house.room()];
    const padUrls = [await openPad(wiped, wiped.creator), await openPad(deleted, deleted.creator)];
    const bob = await kicking.asker('stranger');
    await kicking.guest();
    const { id: peerId } = await bob.enter(kicking.name);
    padUrls.push(await openPad(kicking, bob));
    await etherpad.kill();
    const { ms } = await timed(async () => {
      await wiped.creator.rest.call('wipeData', { params: wiped.params });
      await deleted.creator.rest.call('deleteRoom', { params: deleted.params });
      await kicking.creator.rest.call('kickMember', { params: { ...kicking.params, peerId } });
      expect(await padProblem(wiped, wiped.creator)).toBe('pad_unavailable');
      await useWithoutPad(await house.room());
    });
    expect(ms).toBeLessThan(atOnce);
    await expect.poll(() => house.server.output).toContain('What is to be deleted there waits for the next sweep');
    await etherpad.run();
    // Whatever is done with pads next does what was left.
    const last = await house.room();
    await last.creator.rest.call('deleteRoom', { params: last.params });
    await expect.poll(() => house.pads(padUrls[0]!)).toEqual([]);
    await expect.poll(() => house.pads(padUrls[1]!)).toBe('groupID does not exist');
    await expect.poll(() => house.read(padUrls[2]!, bob)).toBe(403);
    expect(await house.read(await openPad(wiped, wiped.creator), wiped.creator)).toBe('');
  });

  it('that was set up anew gets new pads', async () => {
    const room = await house.room();
    const before = await openPad(room, room.creator);
    await etherpad.ask('deleteGroup', { groupID: groupOf(before) });
    const after = await openPad(room, room.creator);
    expect(after).not.toBe(before);
    await house.write(after, 'Here again');
    expect(await house.read(after, room.creator)).toBe('Here again');
    expect(padIdOf(after)).toMatch(/\$notes$/);
  });

  it('that refuses the key says so; the right one in the file counts at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-key-'));
    const file = join(folder, 'APIKEY.txt');
    const keyless = await PadHouse.open(etherpad, { VROOM_ETHERPAD_API_KEY: '', VROOM_ETHERPAD_API_KEY_FILE: file });
    const room = await keyless.room();
    expect(await padProblem(room, room.creator)).toBe('pad_refused');
    await expect.poll(() => keyless.server.output).toContain(`can't be read (ENOENT): ${file}`);
    await writeFile(file, 'not-the-key');
    const refusal = await room.creator.rest
      .call('openPadSession', { params: room.params, body: {} })
      .catch((error: unknown) => (error as ApiError).problem);
    expect(refusal).toMatchObject({ status: 503, code: 'pad_refused', retryAfter: 60 });
    expect(JSON.stringify(refusal)).not.toContain(folder);
    await expect.poll(() => keyless.server.output).toContain('Etherpad does not take the API key: no or wrong API Key');
    expect(keyless.server.output).not.toContain('not-the-key');
    await writeFile(file, `${etherpadKey}\n`);
    expect(await openPad(room, room.creator)).toContain('/p/g.');
    await useWithoutPad(room);
    await keyless.close();
    await rm(folder, { recursive: true });
  });
});

describe('an Etherpad that takes calls and never answers', () => {
  let hole: Server;
  let server: VroomServer;

  beforeAll(async () => {
    hole = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(hole, 'listening');
    const uri = `http://127.0.0.1:${(hole.address() as AddressInfo).port}`;
    server = await VroomServer.start({ VROOM_ETHERPAD_URI: uri, VROOM_ETHERPAD_API_KEY: etherpadKey });
  });
  afterAll(() => {
    hole.close();
  });

  it('is given up after some seconds, while the room goes on and the server stops as ever', async () => {
    const room = await Scene.start(server.url);
    const waiting = Array.from({ length: 20 }, () => timed(() => padProblem(room, room.creator)));
    const other = await Scene.start(server.url);
    expect((await timed(() => useWithoutPad(other))).ms).toBeLessThan(atOnce);
    for (const { result, ms } of await Promise.all(waiting)) {
      expect(result).toBe('pad_unavailable');
      expect(ms).toBeLessThan(8000);
    }
    const asked = padProblem(room, room.creator);
    expect((await timed(() => server.stop())).ms).toBeLessThan(atOnce);
    expect(['pad_unavailable', 'unreachable']).toContain(await asked);
    for (const scene of [room, other]) scene.close();
  });
});
