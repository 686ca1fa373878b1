import { ApiError, type ConnectionState } from '@vroom/api-client';
import type { Snapshot } from '@vroom/contract';
import { unmoderated } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { SignalingLink, type Signaling } from './signaling-link';
import { FakeClock } from './testing/fake-clock';

type Answer = Snapshot | ApiError;

/** A server that answers joins from a list. */
class FakeSignaling implements Signaling {
  connected = false;
  connects = 0;
  reconnects = 0;
  /** What the server says to a `media:update`: nothing at all, where it is `undefined`. */
  told: ApiError | 'ok' | undefined = 'ok';
  readonly joins: unknown[] = [];
  readonly left: string[] = [];
  answers: Answer[] = [];
  private listener: ((state: ConnectionState, error?: ApiError) => void) | undefined;

  connect = () => {
    this.connects += 1;
  };
  reconnect = () => {
    this.reconnects += 1;
  };
  close = () => {
    this.connected = false;
  };
  tell = () => true;

  onConnection = (listener: (state: ConnectionState, error?: ApiError) => void) => {
    this.listener = listener;
    return () => (this.listener = undefined);
  };

  command = async (name: string, input: unknown): Promise<never> => {
    if (name === 'room:leave') {
      this.left.push(name);
      return null as never;
    }
    if (name === 'media:update') {
      if (this.told instanceof ApiError) throw this.told;
      return this.told === 'ok' ? (null as never) : new Promise<never>(() => undefined);
    }
    this.joins.push(input);
    const answer = this.answers.shift();
    if (!answer || answer instanceof ApiError) throw answer ?? new ApiError('unreachable', 'no answer');
    return answer as never;
  };

  go(state: ConnectionState, error?: ApiError): void {
    this.connected = state === 'online';
    this.listener?.(state, error);
  }
}

const snapshot = (token: string): Snapshot => ({
  self: {
    id: 'me',
    role: 'participant',
    media: { audio: true, video: true, screen: false },
    moderation: unmoderated,
    hand: null,
    revision: 1,
  },
  moderation: unmoderated,
  at: 0,
  wipedAt: null,
  invitationNews: [],
  joinNotification: false,
  peers: [],
  room: {
    name: 'atelier',
    locked: false,
    askForName: false,
    relayOnly: false,
    joinPassword: false,
    ownerPassword: false,
  },
  iceServers: [],
  expiresAt: null,
  resumed: false,
  resumeToken: token,
});
const problem = (code: ApiError['code']) => new ApiError(code, code);
const settle = () => new Promise((resolve) => setTimeout(resolve));

let clock: FakeClock;
let client: FakeSignaling;
let log: string[];
let authenticate: () => Promise<unknown>;
beforeEach(() => {
  clock = new FakeClock();
  client = new FakeSignaling();
  log = [];
  authenticate = async () => log.push('authenticate');
});

function makeLink(): SignalingLink {
  return new SignalingLink({
    client,
    room: 'atelier',
    clock,
    media: () => ({ audio: true, video: false, screen: false }),
    authenticate: () => authenticate(),
    online: (online) => log.push(online ? 'online' : 'offline'),
    rejoined: ({ resumeToken }) => log.push(`rejoined ${resumeToken}`),
    refused: (error) => log.push(`refused ${(error as ApiError).code}`),
  });
}

async function inRoom(): Promise<SignalingLink> {
  const link = makeLink();
  client.answers = [snapshot('one')];
  client.go('online');
  await link.join();
  log = [];
  return link;
}

describe('joining', () => {
  it('waits for the connection and tells what one sends', async () => {
    const link = makeLink();
    client.answers = [snapshot('one')];
    const joining = link.join();
    client.go('online');
    expect((await joining).resumeToken).toBe('one');
    expect(client.joins).toEqual([{ room: 'atelier', media: { audio: true, video: false, screen: false } }]);
  });

  it('gives up where there is no connection', async () => {
    const joining = makeLink().join();
    clock.advance(10_000);
    await expect(joining).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('gets a role and tries again', async () => {
    const link = makeLink();
    client.answers = [problem('no_role'), snapshot('one')];
    client.go('online');
    await link.join();
    expect(log).toEqual(['online', 'authenticate']);
  });

  it('passes a refusal on', async () => {
    const link = makeLink();
    client.go('online');
    client.answers = [problem('room_full')];
    await expect(link.join()).rejects.toMatchObject({ code: 'room_full' });
    client.go('refused', problem('version_mismatch'));
    const again = link.join();
    client.go('refused', problem('version_mismatch'));
    await expect(again).rejects.toMatchObject({ code: 'version_mismatch' });
    expect(log).not.toContain('refused version_mismatch');
  });

  it('asks anew after a refusal, which was of its moment', async () => {
    const link = makeLink();
    client.go('refused', problem('origin_denied'));
    client.answers = [snapshot('one')];
    const joining = link.join();
    expect(client.connects).toBe(1);
    client.go('online');
    expect((await joining).resumeToken).toBe('one');
  });

  it('leaves the place first that it got with an answer that was lost', async () => {
    const link = makeLink();
    client.go('online');
    client.answers = [problem('already_in_room'), snapshot('one')];
    expect((await link.join()).resumeToken).toBe('one');
    expect(client.left).toEqual(['room:leave']);
  });
});

describe('a lost connection', () => {
  it("is tried again after a fault of the server's own, and nobody is thrown out", async () => {
    await inRoom();
    client.go('offline');
    client.go('refused', problem('internal'));
    expect(log).toEqual(['offline', 'offline']);
    clock.advance(2000);
    expect(client.connects).toBe(1);
  });

  it('takes the place back with the last token', async () => {
    await inRoom();
    client.answers = [snapshot('two'), snapshot('three')];
    for (const state of ['offline', 'online', 'offline', 'online'] as const) {
      client.go(state);
      await settle();
    }
    expect(log).toEqual(['offline', 'online', 'rejoined two', 'offline', 'online', 'rejoined three']);
    expect(client.joins.map((join) => (join as { resumeToken?: string }).resumeToken)).toEqual([
      undefined,
      'one',
      'two',
    ]);
  });

  it('tries again where the server does not answer', async () => {
    await inRoom();
    client.answers = [problem('unreachable'), snapshot('two')];
    client.go('offline');
    client.go('online');
    await settle();
    clock.advance(1500);
    await settle();
    expect(log).toEqual(['offline', 'online', 'rejoined two']);
  });

  it.each(['room_not_found', 'room_full', 'room_locked'] as const)('ends with %s', async (code) => {
    await inRoom();
    client.answers = [problem(code)];
    client.go('offline');
    client.go('online');
    await settle();
    expect(log).toEqual(['offline', `refused ${code}`]);
  });

  it('ends where the role is gone for good', async () => {
    await inRoom();
    client.answers = [problem('no_role')];
    authenticate = () => Promise.reject(problem('room_locked'));
    client.go('offline');
    client.go('online');
    await settle();
    expect(log).toEqual(['offline', 'refused room_locked']);
  });

  it('opens a new session where the server forgot the old one', async () => {
    await inRoom();
    client.go('refused', problem('unauthenticated'));
    await settle();
    expect(log).toEqual(['offline', 'authenticate']);
    expect(client.connects).toBe(1);
  });

  it('connects again after the server closed the connection', async () => {
    await inRoom();
    client.go('refused');
    clock.advance(1500);
    expect(client.connects).toBe(1);
  });

  it('is nothing to come back from once one has left', async () => {
    const link = await inRoom();
    link.leave();
    expect(client.left).toEqual(['room:leave']);
    link.close();
    client.go('online');
    await settle();
    expect(client.joins).toHaveLength(1);
    expect(log).toEqual([]);
  });
});

describe('a network that changed, or a page that is looked at again', () => {
  it('brings a lost connection back at once', async () => {
    const link = await inRoom();
    client.go('offline');
    link.check(false);
    expect(client.reconnects).toBe(1);
    client.answers = [snapshot('two')];
    client.go('online');
    await settle();
    expect(log).toEqual(['offline', 'online', 'rejoined two']);
  });

  it('does at once what was to be tried again later, and only once', async () => {
    const link = await inRoom();
    client.answers = [problem('unreachable'), snapshot('two')];
    client.go('offline');
    client.go('online');
    await settle();
    link.check(false);
    await settle();
    clock.advance(10_000);
    await settle();
    expect(log).toEqual(['offline', 'online', 'rejoined two']);
    expect(client.joins).toHaveLength(3);
    expect(client.reconnects).toBe(0);
  });

  it.each(['ok', problem('not_in_room')] as const)('leaves a connection alone that is answered: %s', async (told) => {
    const link = await inRoom();
    client.told = told;
    link.check(true);
    await settle();
    clock.advance(10_000);
    await settle();
    expect(client.reconnects).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('gives a connection up that only seems alive', async () => {
    const link = await inRoom();
    client.told = undefined;
    link.check(true);
    link.check(true);
    clock.advance(1999);
    await settle();
    expect(client.reconnects).toBe(0);
    clock.advance(1);
    await settle();
    expect(client.reconnects).toBe(1);
  });

  it('asks nothing of a connection only because somebody looks at the page', async () => {
    const link = await inRoom();
    client.told = undefined;
    link.check(false);
    clock.advance(10_000);
    await settle();
    expect(client.reconnects).toBe(0);
  });

  it('does not connect twice where the loss was noticed while the server was asked', async () => {
    const link = await inRoom();
    client.told = problem('unreachable');
    link.check(true);
    client.go('offline');
    await settle();
    expect(client.reconnects).toBe(0);
  });

  it('is no way around a refusal', () => {
    const link = makeLink();
    client.go('refused', problem('origin_denied'));
    link.check(true);
    expect([client.connects, client.reconnects]).toEqual([0, 0]);
  });

  it('is nothing to somebody who has left', async () => {
    const link = await inRoom();
    client.told = undefined;
    link.check(true);
    link.close();
    clock.advance(10_000);
    await settle();
    expect(client.reconnects).toBe(0);
  });
});
