import type { ChatEntry, LinkReport, Peer, PeerColor, Snapshot } from '@vroom/contract';
import { unmoderated } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { PeerProtocol } from './peer-protocol';
import { RoomStore } from '../room-store';
import { FakeChannels } from './testing/fake-channels';
import { FakeClock } from './testing/fake-clock';

let clock: FakeClock;
let channels: FakeChannels;
beforeEach(() => {
  clock = new FakeClock();
  channels = new FakeChannels();
});

const peer = (id: string): Peer => ({
  id,
  role: 'participant',
  media: { audio: true, video: true, screen: false },
  moderation: unmoderated,
  hand: null,
  revision: 1,
});

function snapshotOf(id: string, others: string[], wipedAt: number | null = null): Snapshot {
  const room: Snapshot['room'] = {
    name: 'atelier',
    locked: false,
    askForName: false,
    relayOnly: false,
    joinPassword: false,
    ownerPassword: false,
  };
  return {
    self: peer(id),
    peers: others.map(peer),
    room,
    moderation: unmoderated,
    at: clock.now(),
    wipedAt,
    invitationNews: [],
    joinNotification: false,
    iceServers: [],
    expiresAt: null,
    resumed: false,
    resumeToken: 't',
  };
}

function person(id: string, others: string[], displayName = id.toUpperCase(), color: PeerColor = 'mint') {
  const store = new RoomStore();
  store.takeSnapshot(snapshotOf(id, others), clock.now());
  store.setIdentity({ displayName, color });
  const protocol = new PeerProtocol({ selfId: id, store, channel: channels.of(id), clock, elders: others });
  channels.add(id, protocol);
  return { store, protocol, seen: (other: string) => store.others().find((view) => view.id === other) };
}

function pair() {
  const ann = person('ann', []);
  ann.store.peerJoined(peer('bob'));
  const bob = person('bob', ['ann'], 'Bob', 'rose');
  channels.open('ann', 'bob');
  return { ann, bob };
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('names and colours', () => {
  it('are told when a channel opens, and when they change', () => {
    const { ann, bob } = pair();
    expect(ann.seen('bob')).toMatchObject({ displayName: 'Bob', color: 'rose' });
    bob.protocol.rename('Robert');
    bob.protocol.recolor('sky');
    expect(ann.seen('bob')).toMatchObject({ displayName: 'Robert', color: 'sky' });
    expect(bob.store.identity()).toEqual({ displayName: 'Robert', color: 'sky' });
  });

  it('of two with one colour the smaller id keeps it, and both know', () => {
    const { ann, bob } = pair();
    bob.protocol.recolor('mint');
    expect(ann.store.identity().color).toBe('mint');
    expect(bob.store.identity().color).not.toBe('mint');
    expect(ann.seen('bob')?.color).toBe(bob.store.identity().color);
  });
});

describe('chat', () => {
  it('reaches the others with the name of its sender, and counts as unread until the chat is open', () => {
    const { ann, bob } = pair();
    bob.protocol.say('hello');
    expect(ann.store.chat()).toMatchObject([{ text: 'hello', author: { displayName: 'Bob', color: 'rose' } }]);
    expect(ann.store.unread()).toBe(1);
    expect(bob.store.unread()).toBe(0);
    ann.store.openChat(true);
    bob.protocol.say('still there?');
    expect(ann.store.unread()).toBe(0);
  });

  it('takes a repeated message once', () => {
    const { ann } = pair();
    const message = { type: 'chat', id: uuid(1), text: 'again', at: clock.now() } as const;
    ann.protocol.received('bob', message);
    ann.protocol.received('bob', message);
    expect(ann.store.chat()).toHaveLength(1);
    expect(ann.store.unread()).toBe(1);
  });

  it('is said again over a new connection, since nobody knows what the last one took with it', () => {
    const { ann, bob } = pair();
    ann.protocol.say('long ago');
    clock.advance(2 * 60_000);
    ann.protocol.say('heard');
    channels.close('ann', 'bob');
    clock.advance(1);
    ann.protocol.say('lost');
    channels.open('ann', 'bob');
    expect(bob.store.chat().map(({ text }) => text)).toEqual(['long ago', 'heard', 'lost']);
    expect(channels.sent('chat').map((message) => 'text' in message && message.text)).toEqual([
      'long ago',
      'heard',
      'heard',
      'lost',
    ]);
  });

  it('says nothing for somebody who is not in the room', () => {
    const { ann } = pair();
    ann.protocol.received('eve', { type: 'chat', id: uuid(1), text: 'boo', at: clock.now() });
    expect(ann.store.chat()).toEqual([]);
  });
});

describe('what was deleted for everybody', () => {
  it('is gone, and what is written from then on stays', () => {
    const { ann, bob } = pair();
    bob.protocol.say('before');
    for (const { store } of [ann, bob]) store.wiped(clock.now());
    expect([ann.store.chat(), ann.store.unread(), ann.store.latest()]).toEqual([[], 0, null]);
    bob.protocol.say('after');
    expect(ann.store.chat()).toMatchObject([{ text: 'after' }]);
    expect(ann.store.unread()).toBe(1);
  });

  it('does not come back from somebody who still has it', () => {
    const ann = person('ann', []);
    ann.protocol.say('before');
    clock.advance(1000);
    const bob = person('bob', ['ann']);
    bob.store.wiped(clock.now());
    clock.advance(1000);
    ann.protocol.say('after');
    ann.store.peerJoined(peer('bob'));
    channels.open('ann', 'bob');
    expect(bob.store.chat().map(({ text }) => text)).toEqual(['after']);
  });

  it('goes when one hears of it only on coming back', () => {
    const { ann, bob } = pair();
    bob.protocol.say('before');
    clock.advance(1000);
    const wipedAt = clock.now();
    clock.advance(1000);
    bob.protocol.say('after');
    ann.store.takeSnapshot(snapshotOf('ann', ['bob'], wipedAt), clock.now());
    expect(ann.store.chat().map(({ text }) => text)).toEqual(['after']);
    expect([ann.store.unread(), ann.store.latest()?.text]).toEqual([1, 'after']);
  });
});

describe('reactions', () => {
  it('are seen by all for a moment', () => {
    const { ann, bob } = pair();
    bob.protocol.react('love');
    for (const { store } of [ann, bob]) expect(store.reactions().get('bob')).toEqual({ name: 'love' });
    clock.advance(5000);
    for (const { store } of [ann, bob]) expect(store.reactions().size).toBe(0);
  });

  it('come from those in the room only, and go with them', () => {
    const { ann, bob } = pair();
    ann.protocol.received('eve', { type: 'reaction', name: 'love' });
    bob.protocol.react('laugh');
    ann.protocol.left('bob');
    expect(ann.store.reactions().size).toBe(0);
  });
});

describe('raised hands', () => {
  it('stand in their order, and only a hand that goes up is news', () => {
    const { ann } = pair();
    expect(ann.store.hands()).toEqual([]);
    ann.store.peerUpdated({ ...peer('ann'), hand: 20, revision: 2 });
    expect(ann.store.latestHand()).toBeNull();
    ann.store.peerUpdated({ ...peer('bob'), hand: 10, revision: 2 });
    expect(ann.store.hands()).toEqual(['bob', 'ann']);
    expect(ann.store.latestHand()).toEqual({ peerId: 'bob' });
    const news = ann.store.latestHand();
    ann.store.peerUpdated({ ...peer('bob'), hand: 10, revision: 3 });
    ann.store.peerUpdated({ ...peer('bob'), hand: null, revision: 2 });
    ann.store.takeSnapshot(snapshotOf('ann', ['bob', 'cid']), clock.now());
    expect(ann.store.latestHand()).toBe(news);
  });
});

describe('the history', () => {
  const entry: ChatEntry = { id: uuid(7), text: 'early', at: 1, author: { displayName: 'Old', color: 'sand' } };

  it('comes from a peer to a late joiner, unread by nobody', () => {
    const ann = person('ann', []);
    ann.store.addHistory([entry]);
    ann.store.peerJoined(peer('bob'));
    const bob = person('bob', ['ann']);
    channels.open('ann', 'bob');
    expect(bob.store.chat()).toMatchObject([entry]);
    expect(bob.store.unread()).toBe(0);
  });

  it('is not taken from somebody who was not asked', () => {
    const { ann } = pair();
    ann.protocol.received('bob', { type: 'history', entries: [entry], last: true });
    expect(ann.store.chat()).toEqual([]);
  });

  it('is asked of the next one where the first does not answer', () => {
    const bob = person('bob', ['mute', 'ann']);
    const ann = person('ann', ['mute', 'bob']);
    ann.store.addHistory([entry]);
    channels.open('ann', 'bob');
    expect(bob.store.chat()).toEqual([]);
    clock.advance(4000);
    expect(bob.store.chat()).toMatchObject([entry]);
  });

  it('is asked of the next one where the first leaves', () => {
    const bob = person('bob', ['mute', 'ann']);
    const ann = person('ann', ['bob']);
    ann.store.addHistory([entry]);
    channels.open('ann', 'bob');
    bob.protocol.left('mute');
    expect(bob.store.chat()).toMatchObject([entry]);
  });

  it('is given once in a while only', () => {
    const { ann } = pair();
    const given = () => channels.sent('history', 'ann').length;
    expect(given()).toBe(1);
    for (let i = 0; i < 50; i++) ann.protocol.received('bob', { type: 'history:request' });
    expect(given()).toBe(1);
    clock.advance(10_000);
    ann.protocol.received('bob', { type: 'history:request' });
    expect(given()).toBe(2);
  });

  it('is not from the future, and says that it is a history', () => {
    const ann = person('ann', []);
    ann.store.addHistory([{ ...entry, at: 8.64e15 }]);
    ann.store.peerJoined(peer('bob'));
    const bob = person('bob', ['ann']);
    channels.open('ann', 'bob');
    expect(bob.store.chat()).toEqual([{ ...entry, at: clock.now(), remembered: true }]);
  });

  it('is not asked of a newcomer who closes and opens its channel, nor taken from it', () => {
    const { ann } = pair();
    clock.advance(60_000);
    channels.open('ann', 'bob');
    expect(channels.sent('history:request', 'ann')).toEqual([]);
    ann.protocol.received('bob', { type: 'history', entries: [entry], last: true });
    expect(ann.store.chat()).toEqual([]);
  });
});

describe('latency', () => {
  it('is measured, whatever a peer claims', () => {
    const { ann } = pair();
    expect(ann.seen('bob')?.latencyMs).toBe(0);
    ann.protocol.received('bob', { type: 'pong', at: -1e9 });
    expect(ann.seen('bob')?.latencyMs).toBe(0);
  });

  it('is lost when answers stop, and nothing is left running at the end', () => {
    const ann = person('ann', ['bob']);
    ann.protocol.opened('bob');
    clock.advance(12_100);
    expect(ann.seen('bob')?.latencyMs).toBe(Infinity);
    ann.protocol.close();
    expect(clock.pending).toBe(0);
  });
});

describe('what somebody says of their connections', () => {
  it('is kept by who leads the room, and by nobody else', () => {
    const { ann } = pair();
    const links: LinkReport[] = [{ peer: 'eve', state: 'broken', via: null, quality: null }];
    ann.protocol.received('bob', { type: 'links', links });
    expect(ann.seen('bob')?.links).toBeNull();
    ann.store.peerUpdated({ ...peer('ann'), role: 'owner', revision: 2 });
    ann.protocol.received('bob', { type: 'links', links });
    expect(ann.seen('bob')?.links).toEqual(links);
  });
});

describe('volume', () => {
  it('is that of its sender', () => {
    const { ann, bob } = pair();
    bob.protocol.tellVolume(0.4);
    expect(ann.seen('bob')?.level).toBe(0.4);
  });
});
