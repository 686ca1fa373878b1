/** Holds a running server to the tables of docs/access.md. */
import type { ApiError } from '@vroom/api-client';
import {
  endpoints,
  exampleNames,
  examples,
  problemSchema,
  problemStatus,
  type AuthenticationInput,
  type CommandName,
  type EndpointName,
} from '@vroom/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askers, roles, type Asker, type Role } from '../../../tools/access/askers.ts';
import { commandDenial, commandNeeds } from '../../../tools/access/commands.ts';
import { brought, doors, entry, type Brought } from '../../../tools/access/door.ts';
import { actionDenial, moderationActions, targets } from '../../../tools/access/moderation.ts';
import { callDenial, keyDenial } from '../../../tools/access/rest.ts';
import { changeDenial, settingCases } from '../../../tools/access/settings.ts';
import type { VroomServer } from '../../../tools/test/vroom-server.ts';
import { commonNames, startAccessServer } from './support/access-server.ts';
import { silent, type Browser } from './support/browser-like.ts';
import { integrator, make, renamed } from './support/example-calls.ts';
import { freeName, Scene } from './support/scene.ts';
import { prepared, stagings } from './support/stagings.ts';

let server: VroomServer;
let scene: Scene;

beforeAll(async () => {
  server = await startAccessServer();
});
afterAll(() => server.stop());
afterEach(() => scene.close());

/** What the tables say of an answer: `yes`, or the code of the refusal, which the status must fit. */
async function answerOf(response: Response): Promise<string> {
  if (response.ok) return 'yes';
  const { code } = problemSchema.parse(await response.json());
  expect(response.status).toBe(problemStatus[code]);
  return code;
}

async function outcomeOf(doing: Promise<unknown>): Promise<string> {
  return doing.then(
    () => 'yes',
    (error: unknown) => (error as ApiError).code,
  );
}

describe('a call of the REST API', () => {
  const names = Object.keys(endpoints) as EndpointName[];
  const cases = names.flatMap((name) => askers.map((asker) => [name, asker] as const));

  it.each(cases)('%s by %s', async (name, asker) => {
    scene = await Scene.start(server.url);
    const caller = await scene.asker(asker);
    const call = renamed(examples[name], await prepared(scene, stagings[name]));
    expect(await answerOf(await make(caller, name, call))).toBe(callDenial(endpoints[name], asker) ?? 'yes');
  });
});

describe('a call of the REST API with a key', () => {
  const names = Object.keys(endpoints) as EndpointName[];
  const holders = askers.filter((asker) => asker !== 'nobody');
  const cases = names.flatMap((name) => holders.map((asker) => [name, asker] as const));

  it.each(cases)('%s by %s', async (name, asker) => {
    scene = await Scene.start(server.url);
    const caller = integrator(server.url, await keyOf(asker));
    const call = renamed(examples[name], await prepared(scene, stagings[name]));
    expect(await answerOf(await make(caller, name, call))).toBe(keyDenial(endpoints[name], asker) ?? 'yes');
  });

  async function keyOf(asker: (typeof holders)[number]): Promise<string> {
    const { rest } = await scene.asker('admin');
    const inRoom = asker === 'participant' || asker === 'owner';
    const rooms = inRoom ? [{ name: scene.name, role: asker }] : [];
    return (await rest.call('createApiKey', { body: { label: asker, admin: asker === 'admin', rooms } })).key;
  }
});

describe('a command', () => {
  const names = Object.keys(commandNeeds) as CommandName[];
  const cases = names.flatMap((name) => askers.map((asker) => [name, asker] as const));

  it.each(cases)('%s by %s', async (name, asker) => {
    scene = await Scene.start(server.url);
    const input = await inputOf(name);
    expect(await outcomeOf(sent(name, input, asker))).toBe(commandDenial(name, asker) ?? 'yes');
  });

  /** What to send with a command that is about a participant, where it is about somebody. */
  async function inputOf(name: CommandName): Promise<object> {
    if (name === 'room:join') return { room: scene.name, media: silent };
    if (name === 'media:update') return silent;
    if (name === 'link:report') return { outcome: 'failed' };
    if (name === 'peer:readmit') return { peerId: await scene.sentOut() };
    if (name === 'signal:send') return { to: (await scene.guest()).id, candidate: null };
    return name.startsWith('peer:') ? { peerId: (await scene.guest()).id } : {};
  }

  async function sent(name: CommandName, input: object, asker: Asker): Promise<unknown> {
    const browser = await scene.asker(asker);
    const outside = asker === 'nobody' || asker === 'stranger' || name === 'room:join';
    const { signaling } = await (outside ? scene.online(browser) : browser.enter(scene.name));
    return signaling.command(name, input as never);
  }
});

describe('moderation', () => {
  const cases = roles.flatMap((actor) =>
    moderationActions.flatMap((action) => targets.map((target) => [actor, action, target] as const)),
  );

  it.each(cases)('%s, to %s %s', async (actor, action, target) => {
    scene = await Scene.start(server.url);
    const { id, signaling } = await (await scene.asker(actor)).enter(scene.name);
    const peerId = target === 'self' ? id : (await scene.guest(target)).id;
    expect(await outcomeOf(signaling.command(`peer:${action}`, { peerId }))).toBe(
      actionDenial(actor, action, target) ?? 'yes',
    );
  });
});

describe('a change of the settings', () => {
  const free = [...commonNames];
  const cases = settingCases.flatMap((each) => roles.map((role) => ({ ...each, role })));

  it.each(cases)('$field ($what) by $role', async ({ role, ...each }) => {
    scene = await Scene.start(server.url, each.common ? free.pop()! : freeName());
    const { rest } = await scene.asker(role);
    const changed = rest.call('changeRoom', { params: scene.params, body: each.change });
    expect(await outcomeOf(changed)).toBe(changeDenial(role, each) ?? 'yes');
  });
});

describe('the door', () => {
  const words = { join: 'three little fish', owner: 'a lighthouse in May', other: 'a shot in the dark' };
  const holders: readonly (Role | null)[] = [null, ...roles];
  const cases = doors.flatMap((door) => holders.map((held) => ({ ...door, held })));

  it.each(cases)(
    'locked $locked, join password $joinPassword, owner password $ownerPassword, to $held',
    async ({ held, ...door }) => {
      scene = await Scene.start(server.url);
      // Each thing is brought by somebody of their own, since it may change their role.
      const people: Browser[] = [];
      // One after the other: who signs in so often at once is taken for somebody who guesses passwords.
      for (const _what of brought) people.push(await somebody(held));
      await scene.creator.rest.call('changeRoom', {
        params: scene.params,
        body: {
          locked: door.locked,
          ...(door.joinPassword && { joinPassword: words.join }),
          ...(door.ownerPassword && { ownerPassword: words.owner }),
        },
      });
      const token = await invitation();
      for (const [index, what] of brought.entries()) {
        const expected = entry(door, held, what);
        if (!expected) continue;
        const body = bodyWith(what, token);
        const asked = people[index]!.rest.call('authenticate', { params: scene.params, body });
        const answer = await asked.then(
          ({ role }) => role,
          (error: unknown) => (error as ApiError).code,
        );
        expect(answer, what).toBe(expected.ok ? expected.role : expected.denial);
      }
    },
  );

  async function invitation(): Promise<string> {
    return (await prepared(scene, stagings.getInvitation)).get(exampleNames.token) ?? '';
  }

  function bodyWith(what: Brought, token: string): AuthenticationInput {
    if (what === 'nothing') return {};
    return what === 'invitation' ? { invitation: token } : { password: words[what] };
  }

  function somebody(held: Role | null): Promise<Browser> {
    return scene.asker(held ?? 'stranger');
  }
});
