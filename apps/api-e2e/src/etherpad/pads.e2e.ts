import { examples } from '@vroom/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Etherpad } from '../../../../tools/test/etherpad/etherpad.ts';
import { needs } from '../../../../tools/test/needs.ts';
import { auditLog } from '../support/audit.ts';
import { Browser } from '../support/browser-like.ts';
import { shapeOf } from '../support/example-calls.ts';
import { groupOf, openPad, padIdOf, PadHouse, padProblem } from './pad-house.ts';

const real = needs('etherpad');

describe.skipIf(real.skip)(real.title('the pad of a room'), () => {
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

  const padsMade = (name: string) =>
    auditLog(house.server).filter(({ event, message }) => event === 'pad_create' && message === name);

  it('is the same for everybody who has a role in it, each by their own name', async () => {
    const room = await house.room();
    const guest = await room.asker('participant');
    const { features } = await guest.rest.call('getConfig', {});
    expect(features.etherpad).toBe(true);
    const page = await fetch(house.server.url);
    expect(page.headers.get('Content-Security-Policy')).toMatch(new RegExp(`frame-src ${etherpad.uri}(;|$)`));
    const padUrl = await openPad(room, room.creator, 'Ann');
    expect(await openPad(room, guest, 'Zoë & co.')).toBe(padUrl);
    await house.write(padUrl, 'Agenda');
    expect(await house.read(padUrl, room.creator)).toBe('Agenda');
    expect(await house.read(padUrl, guest)).toBe('Agenda');
    const sessions = await etherpad.ask<Record<string, { authorID: string }>>('listSessionsOfGroup', {
      groupID: groupOf(padUrl),
    });
    const authors = Object.values(sessions).map(({ authorID }) => etherpad.ask('getAuthorName', { authorID }));
    expect((await Promise.all(authors)).toSorted()).toEqual(['Ann', 'Zoë & co.']);
  });

  it('answers as the example says, with a cookie that the page of the pad can read', async () => {
    const room = await house.room();
    const result = await room.creator.rest.call('openPadSession', {
      params: room.params,
      body: { displayName: 'Ann' },
    });
    expect(shapeOf(result)).toEqual(shapeOf(examples.openPadSession.result));
    const hours = (Date.parse(result.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(7.9);
    const cookie = room.creator.otherCookies.get('sessionID');
    expect(cookie).toMatch(/^sessionID=s\.\w+; Max-Age=28[78]\d\d; Path=\/; Expires=[^;]+; SameSite=Lax$/);
  });

  it('comes under HTTPS with a cookie for HTTPS alone, and for the domain that is set', async () => {
    const domain = { VROOM_ETHERPAD_URI: 'https://pad.example.org', VROOM_ETHERPAD_BASE_DOMAIN: 'example.org' };
    const other = await PadHouse.open(etherpad, { ...domain, VROOM_ETHERPAD_INTERNAL_URI: etherpad.uri });
    const { creator, params } = await other.room();
    const response = await creator.fetch(`/api/v1/rooms/${params.name}/pad-session`, {
      method: 'POST',
      headers: { 'X-Forwarded-Proto': 'https' },
    });
    expect(await response.json()).toMatchObject({
      padUrl: expect.stringMatching(/^https:\/\/pad\.example\.org\/p\/g\./),
    });
    expect(creator.otherCookies.get('sessionID')).toMatch(/; Domain=example\.org; .*; Secure; SameSite=Lax$/);
    await other.close();
  });

  it('is not for who has no role', async () => {
    const [room, elsewhere] = [await house.room(), await house.room()];
    const padUrl = await openPad(room, room.creator);
    await house.write(padUrl, 'Secret');
    const stranger = await room.asker('stranger');
    expect(await padProblem(room, stranger)).toBe('no_role');
    expect(await padProblem(room, new Browser(room.url))).toBe('unauthenticated');
    expect(stranger.otherCookies.size).toBe(0);
    expect(await house.read(padUrl, stranger)).toBe(403);
    // A session for one room is none for another.
    await openPad(elsewhere, elsewhere.creator);
    expect(await house.read(padUrl, elsewhere.creator)).toBe(403);
  });

  it('is beside that of another room in the same browser', async () => {
    const [one, other] = [await house.room(), await house.room()];
    const { creator } = one;
    await creator.rest.call('authenticate', { params: other.params, body: {} });
    const padUrls = [await openPad(one, creator), await openPad(other, creator)];
    for (const padUrl of padUrls) await house.write(padUrl, padUrl);
    for (const padUrl of padUrls) expect(await house.read(padUrl, creator)).toBe(padUrl);
  });

  it('is made once where many come at the same moment, and the audit has it', async () => {
    const room = await house.room();
    const people = await Promise.all(Array.from({ length: 12 }, () => room.asker('participant')));
    const padUrls = await Promise.all(people.map((each) => openPad(room, each)));
    expect(new Set(padUrls).size).toBe(1);
    for (const each of people) expect(await house.read(padUrls[0]!, each)).toBe('');
    expect(padsMade(room.name)).toHaveLength(1);
  });

  it('is another one, empty, after a wipe, and nothing is left of the one before', async () => {
    const room = await house.room();
    const padUrl = await openPad(room, room.creator);
    await house.write(padUrl, 'Gossip');
    await room.creator.rest.call('wipeData', { params: room.params });
    const next = await openPad(room, room.creator);
    expect(next).not.toBe(padUrl);
    expect(await house.read(next, room.creator)).toBe('');
    await expect.poll(() => house.pads(next)).toEqual([padIdOf(next)]);
    expect(await etherpad.ask('getText', { padID: padIdOf(padUrl) })).toBe('padID does not exist');
    expect(padsMade(room.name)).toHaveLength(2);
  });

  it('is deleted with the room, and its sessions with it', async () => {
    const room = await house.room();
    const padUrl = await openPad(room, room.creator);
    await room.creator.rest.call('deleteRoom', { params: room.params });
    await expect.poll(() => house.pads(padUrl)).toBe('groupID does not exist');
    expect(await house.read(padUrl, room.creator)).toBe(403);
    const left =
      'SELECT (SELECT count(*) FROM pads WHERE group_id = ?) + (SELECT count(*) FROM pad_sessions WHERE id = ?) n';
    const session = /=([^;]+)/.exec(room.creator.otherCookies.get('sessionID') ?? '')?.[1] ?? '';
    await expect.poll(() => house.server.database.rows(left, groupOf(padUrl), session)).toEqual([{ n: 0 }]);
  });

  it('is renewed for who asks before the session ends, which stays good to its end', async () => {
    const room = await house.room();
    const padUrl = await openPad(room, room.creator);
    const before = room.creator.otherCookies.get('sessionID')?.split(';')[0] ?? '';
    await openPad(room, room.creator);
    expect(room.creator.otherCookies.get('sessionID')?.split(';')[0]).toBe(before);
    const [, id = ''] = before.split('=');
    const inTenMinutes = Date.now() + 10 * 60_000;
    await house.server.database.run('UPDATE pad_sessions SET valid_until = ? WHERE id = ?', inTenMinutes, id);
    const { expiresAt } = await room.creator.rest.call('openPadSession', { params: room.params, body: {} });
    expect(Date.parse(expiresAt)).toBeGreaterThan(inTenMinutes);
    const after = decodeURIComponent(room.creator.otherCookies.get('sessionID')?.split(';')[0] ?? '');
    expect(after).toMatch(new RegExp(`^sessionID=s\\.\\w+,${id}$`));
    expect(await house.read(padUrl, room.creator)).toBe('');
  });

  it('is closed to who is sent out, and to nobody else', async () => {
    const room = await house.room();
    await room.guest();
    const bob = await room.asker('stranger');
    const { id: peerId } = await bob.enter(room.name);
    const padUrl = await openPad(room, bob);
    await openPad(room, room.creator);
    await room.creator.rest.call('kickMember', { params: { ...room.params, peerId } });
    await expect.poll(() => house.read(padUrl, bob)).toBe(403);
    expect(await padProblem(room, bob)).toBe('kicked');
    expect(await house.read(padUrl, room.creator)).toBe('');
  });

  it('is closed to who signs out', async () => {
    const room = await house.room();
    const [guest, admin] = [await room.asker('participant'), await room.asker('admin')];
    const padUrl = await openPad(room, guest);
    await openPad(room, admin);
    await guest.rest.call('closeSession', {});
    await expect.poll(() => house.read(padUrl, guest)).toBe(403);
    expect(await house.read(padUrl, admin)).toBe('');
    await admin.rest.call('closeAdminSession', {});
    await expect.poll(() => house.read(padUrl, admin)).toBe(403);
  });
});
