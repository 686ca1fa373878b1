import { ApiError } from '@vroom/api-client';
import { exampleNames, type EndpointName, type Room, type Snapshot } from '@vroom/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { RoomAccess } from './room-access';

type Answer = () => unknown;
type Calls = Partial<Record<EndpointName, Answer>>;

const locked: Room = {
  name: 'atelier',
  locked: true,
  joinPassword: false,
  ownerPassword: false,
  askForName: false,
  relayOnly: false,
  members: 1,
  full: false,
  role: null,
  settings: null,
};
const open: Room = { ...locked, locked: false };

/** A server that gives these answers, and remembers what it was asked. */
function visit(answers: Calls, token?: string) {
  const asked: [EndpointName, unknown][] = [];
  const tokens = new Map(token === undefined ? [] : [['atelier', token]]);
  const call = (name: EndpointName, { body }: { body?: unknown }) => {
    asked.push([name, body]);
    return Promise.resolve().then(answers[name] ?? (() => ({})));
  };
  const invitations = { of: (place: string) => tokens.get(place), drop: (place: string) => tokens.delete(place) };
  const access = new RoomAccess({ call } as never, 'atelier', invitations as never);
  return { access, asked, tokens };
}

function fail(code: ApiError['code']): Answer {
  return () => {
    throw new ApiError(code, 'No.');
  };
}

const { token } = exampleNames;

describe('somebody at a door', () => {
  it('is let in at once where it is open', async () => {
    const { access, asked } = visit({});
    expect(await access.knock(open)).toEqual({ room: open, problem: undefined });
    expect(asked).toEqual([['authenticate', {}]]);
  });

  it('asks for nothing where it is locked', async () => {
    const { access, asked } = visit({});
    expect(await access.knock(locked)).toEqual({ room: locked, problem: undefined });
    expect(asked).toEqual([]);
  });
});

describe('somebody with an invitation', () => {
  it('uses it by going in, and not by looking', async () => {
    const { access, asked, tokens } = visit({}, token);
    expect(await access.knock(locked)).toEqual({ room: { ...locked, role: 'participant' }, problem: undefined });
    expect(asked.map(([name]) => name)).toEqual(['getInvitation']);
    await access.present();
    expect(asked.at(-1)).toEqual(['authenticate', { invitation: token }]);
    expect(tokens.size).toBe(0);
  });

  it('comes back by one that this browser used', async () => {
    const inside: Room = { ...locked, role: 'participant' };
    const { access } = visit({ getInvitation: fail('invitation_used'), getRoom: () => inside }, token);
    expect(await access.knock(locked)).toEqual({ room: inside, problem: undefined });
  });

  it.each(['invitation_unknown', 'invitation_expired', 'invitation_revoked'] as const)(
    'is told that it is none: %s',
    async (code) => {
      const { access, tokens } = visit({ getInvitation: fail(code) }, token);
      const { problem } = await access.knock(locked);
      expect(problem?.code).toBe(code);
      expect(tokens.size).toBe(0);
    },
  );

  it('is told that somebody else used it', async () => {
    const used = fail('invitation_used');
    const { access, tokens } = visit({ getInvitation: used, authenticate: used }, token);
    expect((await access.knock(locked)).problem?.code).toBe('invitation_used');
    expect(tokens.size).toBe(0);
  });

  it('comes in without it where the door is open', async () => {
    const { access, asked } = visit({ getInvitation: fail('invitation_expired') }, token);
    expect(await access.knock(open)).toEqual({ room: open, problem: undefined });
    expect(asked.at(-1)).toEqual(['authenticate', {}]);
  });

  it('keeps it while the server is away', async () => {
    const { access, tokens } = visit({ getInvitation: fail('unreachable') }, token);
    expect((await access.knock(locked)).problem?.code).toBe('unreachable');
    expect(tokens.get('atelier')).toBe(token);
  });

  it('keeps it for nothing where they have a role', async () => {
    const owner: Room = { ...locked, role: 'owner' };
    const { access, asked, tokens } = visit({}, token);
    expect(await access.knock(owner)).toEqual({ room: owner, problem: undefined });
    expect([asked, tokens.size]).toEqual([[], 0]);
  });
});

describe('who wants to know who joins', () => {
  const snapshot = (joinNotification: boolean, askForName: boolean) => {
    return { joinNotification, room: { askForName } } as Snapshot;
  };
  let asked: [EndpointName, unknown][];
  let access: RoomAccess;

  beforeEach(() => {
    ({ access, asked } = visit({ notifyOfJoin: fail('unavailable') }));
  });

  it.each([
    [true, true, 'Ann', [['notifyOfJoin', { displayName: 'Ann' }]]],
    [true, false, 'Ann', [['notifyOfJoin', {}]]],
    [true, true, '', [['notifyOfJoin', {}]]],
    [false, true, 'Ann', []],
  ])('wants it: %s, and asks for names: %s; %j', async (wanted, asks, name, calls) => {
    await access.tellOfJoin(snapshot(wanted, asks), name);
    expect(asked).toEqual(calls);
  });
});
