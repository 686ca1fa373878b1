import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import type { VroomServer } from '../../../tools/test/vroom-server.ts';
import { silent, type Browser, type Guest } from './support/browser-like.ts';
import { Processes } from './support/processes.ts';
import { outcome } from './support/visitor.ts';

const tools = needs('redis');

describe.skipIf(tools.skip)(tools.title('two processes of one instance'), { timeout: 60_000 }, () => {
  let house: Processes;
  let rooms = 0;
  beforeAll(async () => {
    house = await Processes.start({ VROOM_ROOMS_MAX_MEMBERS: '4' });
  }, 60_000);
  afterAll(() => house.stop());

  /** A room of Ann's, who sits on one process, and Bob on the other. */
  async function meeting() {
    const name = `room-${(rooms += 1)}`;
    const [ann, bob] = [house.at(house.one), house.at(house.other)];
    await ann.rest.call('createRoom', { body: { name } });
    const guests: [Guest, Guest] = [await ann.enter(name), await bob.enter(name)];
    return { name, params: { name }, browsers: [ann, bob] as [Browser, Browser], guests };
  }

  const signal = (from: Guest, to: Guest, sdp: string) =>
    from.signaling.command('signal:send', { to: to.id, session: 1, description: { type: 'offer', sdp } });

  it('hold one meeting: each sees who is there, who comes and who leaves, and hears the other', async () => {
    const { name, guests } = await meeting();
    const [ann, bob] = guests;
    expect(bob.snapshot.peers.map(({ id }) => id)).toEqual([ann.id]);
    expect(await ann.next('peer:joined')).toMatchObject({ peer: { id: bob.id } });
    const eve = await house.at(house.one).enter(name);
    expect(await bob.next('peer:joined')).toMatchObject({ peer: { id: eve.id } });
    await signal(ann, bob, 'from one');
    await signal(bob, ann, 'from the other');
    const description = { type: 'offer', sdp: 'from one' };
    expect(await bob.next('signal:received')).toEqual({ from: ann.id, session: 1, description });
    expect(await ann.next('signal:received')).toMatchObject({ from: bob.id });
    expect(eve.all('signal:received')).toEqual([]);
    await bob.signaling.command('media:update', { audio: true, video: false, screen: false });
    expect(await ann.next('peer:updated')).toMatchObject({ peer: { id: bob.id, media: { audio: true } } });
    await bob.signaling.command('hand:raise', {});
    await ann.next('peer:updated', ({ peer }) => peer.hand !== null);
    await bob.signaling.command('room:leave', {});
    expect(await ann.next('peer:left')).toEqual({ peerId: bob.id, reason: 'left' });
    expect(await outcome(signal(ann, bob, 'gone'))).toBe('peer_not_found');
  });

  it('moderate each other’s people, and keep out on both who was sent out on one', async () => {
    const { name, params, browsers, guests } = await meeting();
    const [ann, bob] = guests;
    await ann.signaling.command('peer:mute', { peerId: bob.id });
    await bob.next('peer:updated', ({ peer }) => peer.id === bob.id && peer.moderation.muted);
    await browsers[0].rest.call('kickMember', { params: { ...params, peerId: bob.id } });
    await bob.next('self:kicked');
    await ann.next('peer:left', ({ peerId }) => peerId === bob.id);
    await expect.poll(() => bob.signaling.connected).toBe(false);
    expect(await outcome(browsers[1].enter(name))).toBe('kicked');
    const elsewhere = house.at(house.one);
    elsewhere.cookie = browsers[1].cookie;
    expect(await outcome(elsewhere.enter(name))).toBe('kicked');
    await browsers[0].rest.call('readmit', { params: { ...params, peerId: bob.id } });
    const back = await browsers[1].enter(name);
    await browsers[0].rest.call('deleteRoom', { params });
    await Promise.all([back.next('room:ended'), ann.next('room:ended')]);
    await expect.poll(() => back.signaling.connected).toBe(false);
  });

  it('let exactly one of fifty into the last place', async () => {
    const { name } = await meeting();
    await house.at(house.other).enter(name);
    const race = Array.from({ length: 50 }, (_, index) => house.at(index % 2 ? house.one : house.other).enter(name));
    const results = await Promise.all(race.map((each) => outcome(each.then(() => 'in'))));
    expect(results.filter((result) => result === 'in')).toHaveLength(1);
    expect(results.filter((result) => result === 'room_full')).toHaveLength(49);
  });

  it('give a place back to who comes back on the other process, and nobody saw them leave', async () => {
    const { name, browsers, guests } = await meeting();
    const [ann, bob] = guests;
    const { resumeToken } = bob.snapshot;
    const moved = house.at(house.one);
    moved.cookie = browsers[1].cookie;
    const back = await moved.enter(name, { resumeToken });
    expect(back.snapshot).toMatchObject({ resumed: true, self: { id: bob.id } });
    await expect.poll(() => bob.signaling.connected).toBe(false);
    await signal(ann, back, 'still there');
    await back.next('signal:received');
    expect([...ann.all('peer:left'), ...ann.all('peer:joined').slice(1)]).toEqual([]);
  });

  it('ask Redis nothing for a signal at home, and one thing for one to the other', async () => {
    const { name, guests } = await meeting();
    const [ann, bob] = guests;
    const eve = await house.at(house.one).enter(name);
    const asked = async (work: () => Promise<unknown>) => {
      const before = await house.redis.commandCounts();
      for (let count = 0; count < 50; count += 1) await work();
      const after = await house.redis.commandCounts();
      // What each process says of itself every few seconds goes on meanwhile.
      return [...after]
        .filter(([command, count]) => count - (before.get(command) ?? 0) >= 25)
        .map(([command]) => command);
    };
    expect(await asked(() => signal(ann, eve, 'at home'))).toEqual([]);
    expect(await asked(() => signal(ann, bob, 'across'))).toEqual(['spublish']);
  });
});

describe.skipIf(tools.skip)(tools.title('of two processes, one that is killed'), { timeout: 120_000 }, () => {
  let house: Processes;
  afterAll(() => house.stop());

  it('takes nobody out: 200 people are back on the other within moments, none twice', async () => {
    house = await Processes.start({ VROOM_DAEMON_MAX_CONNECTIONS: '1000' });
    const rooms = Array.from({ length: 20 }, (_, index) => `hall-${index}`);
    const maker = house.at(house.one);
    for (const name of rooms) await maker.rest.call('createRoom', { body: { name } });
    // Five of each room on either process.
    const enter = async (server: VroomServer, name: string) => {
      const browser = house.at(server);
      return { name, browser, guest: await browser.enter(name) };
    };
    const people = async (server: VroomServer) =>
      (
        await Promise.all(rooms.map((name) => Promise.all(Array.from({ length: 5 }, () => enter(server, name)))))
      ).flat();
    const [doomed, staying] = [await people(house.one), await people(house.other)];
    const seen = () => staying.flatMap(({ guest }) => [...guest.all('peer:left'), ...guest.all('peer:joined')]);
    const before = seen().length;

    const from = performance.now();
    await house.one.stop('SIGKILL');
    const back = await Promise.all(
      doomed.map(async ({ name, browser, guest }) => {
        const moved = house.at(house.other);
        moved.cookie = browser.cookie;
        const again = await moved.enter(name, { resumeToken: guest.snapshot.resumeToken });
        expect(again.snapshot).toMatchObject({ resumed: true, self: { id: guest.id } });
        return again;
      }),
    );
    console.log(`100 of 200 are back after ${Math.round(performance.now() - from)} ms`);
    for (const { snapshot } of back) expect(new Set(snapshot.peers.map(({ id }) => id)).size).toBe(9);
    const room = rooms[0] ?? '';
    expect(await house.at(house.other).rest.call('getRoom', { params: { name: room } })).toMatchObject({ members: 10 });
    // What a leave would be seen by comes after all that was sent before it.
    const last = await house.at(house.other).enter(room);
    await Promise.all(
      staying.slice(0, 5).map(({ guest }) => guest.next('peer:joined', ({ peer }) => peer.id === last.id)),
    );
    expect(seen().length - before).toBe(5);
  });
});

describe.skipIf(tools.skip)(tools.title('two processes whose Redis is away'), { timeout: 120_000 }, () => {
  let house: Processes;
  afterAll(() => house.stop());

  it('go on with their meetings, refuse who comes, and are one meeting again when it is back, empty', async () => {
    house = await Processes.start();
    const [ann, bob] = [house.at(house.one), house.at(house.other)];
    await ann.rest.call('createRoom', { body: { name: 'storm' } });
    const annIn = await ann.enter('storm');
    const [bobIn, eve] = [await bob.enter('storm'), await house.at(house.one).enter('storm')];
    await ann.rest.call('changeMember', { params: { name: 'storm', peerId: bobIn.id }, body: { muted: true } });
    await bobIn.next('peer:updated', ({ peer }) => peer.moderation.muted);

    await house.redis.kill();
    const late = house.at(house.one);
    await expect.poll(() => outcome(late.enter('storm'))).toBe('unavailable');
    await annIn.signaling.command('signal:send', { to: eve.id, candidate: null });
    expect(await eve.next('signal:received')).toMatchObject({ from: annIn.id });
    expect([annIn, bobIn, eve].map(({ signaling }) => signaling.connected)).toEqual([true, true, true]);

    const reconnected = Promise.all([annIn, bobIn, eve].map(nextConnection));
    await house.redis.run();
    await reconnected;
    const back = await Promise.all(
      [annIn, bobIn].map((guest) =>
        guest.signaling.command('room:join', { room: 'storm', media: silent, resumeToken: guest.snapshot.resumeToken }),
      ),
    );
    expect(back.map(({ resumed, self }) => [resumed, self.id])).toEqual([
      [true, annIn.id],
      [true, bobIn.id],
    ]);
    expect(back[0]?.peers.find(({ id }) => id === bobIn.id)).toMatchObject({ moderation: { muted: true } });
    const lateIn = await late.enter('storm');
    expect(lateIn.snapshot.peers.map(({ id }) => id).toSorted()).toEqual([annIn.id, bobIn.id, eve.id].toSorted());
    await bobIn.signaling.command('signal:send', { to: lateIn.id, candidate: null });
    expect(await lateIn.next('signal:received')).toMatchObject({ from: bobIn.id });
  });

  /** Settles when its connection was made anew. */
  function nextConnection({ signaling }: Guest): Promise<void> {
    return new Promise((resolve) => {
      let lost = false;
      signaling.onConnection((state) => {
        if (state === 'offline') lost = true;
        if (state === 'online' && lost) resolve();
      });
    });
  }
});
