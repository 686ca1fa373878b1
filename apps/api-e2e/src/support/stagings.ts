import { examples, exampleNames, type EndpointName } from '@vroom/contract';
import type { Asker } from '../../../../tools/access/askers.ts';
import { freeName, type Scene } from './scene.ts';

/** Real names for those that the examples have. */
type Names = Partial<Record<keyof typeof exampleNames, string>>;

export interface Staging {
  /** Who makes the call. */
  caller: Asker;
  /** What must be there for it beside the room. */
  prepare?: (scene: Scene) => Promise<Names | undefined>;
}

/** How to make each call of the examples for real. */
export const stagings: Readonly<Record<EndpointName, Staging>> = {
  getConfig: { caller: 'nobody' },
  getMusic: { caller: 'nobody' },
  openSession: { caller: 'nobody' },
  changeSession: { caller: 'stranger' },
  closeSession: { caller: 'stranger' },
  openAdminSession: { caller: 'stranger' },
  createRoom: { caller: 'stranger', prepare: async () => ({ room: freeName() }) },
  getRoom: { caller: 'stranger' },
  listRooms: { caller: 'admin' },
  changeRoom: { caller: 'owner' },
  deleteRoom: { caller: 'owner' },
  getNotifications: { caller: 'owner', prepare: notified },
  setNotifications: { caller: 'owner' },
  authenticate: { caller: 'stranger', prepare: protectedByPassword },
  getIceServers: { caller: 'participant' },
  listMembers: { caller: 'participant', prepare: somebodyThere },
  changeMember: { caller: 'owner', prepare: somebodyThere },
  kickMember: { caller: 'owner', prepare: somebodyThere },
  endMeeting: { caller: 'owner', prepare: somebodyThere },
  listExclusions: { caller: 'owner', prepare: somebodySentOut },
  readmit: { caller: 'owner', prepare: somebodySentOut },
  listApiKeys: { caller: 'admin', prepare: keyMade },
  createApiKey: { caller: 'admin' },
  deleteApiKey: { caller: 'admin', prepare: keyMade },
};

/** What stands for the names of the examples once the call is prepared. */
export async function prepared(scene: Scene, { prepare }: Staging): Promise<ReadonlyMap<string, string>> {
  const names: Names = { room: scene.name, ...(await prepare?.(scene)) };
  const keys = Object.keys(exampleNames) as (keyof typeof exampleNames)[];
  return new Map(keys.map((key) => [exampleNames[key], names[key] ?? exampleNames[key]]));
}

async function notified({ creator, params }: Scene): Promise<undefined> {
  await creator.rest.call('setNotifications', { params, body: examples.setNotifications.body });
}

async function protectedByPassword({ creator, params }: Scene): Promise<undefined> {
  const { password } = examples.authenticate.body;
  await creator.rest.call('changeRoom', { params, body: { joinPassword: password } });
}

async function somebodyThere(scene: Scene): Promise<Names> {
  return { peerId: (await scene.guest()).id };
}

async function somebodySentOut(scene: Scene): Promise<Names> {
  return { peerId: await scene.sentOut() };
}

async function keyMade(scene: Scene): Promise<Names> {
  const admin = await scene.asker('admin');
  const body = { label: 'Calendar', rooms: [{ name: scene.name, role: 'owner' as const }] };
  return { keyId: (await admin.rest.call('createApiKey', { body })).id };
}
