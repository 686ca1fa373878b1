import { examples, exampleNames, type EndpointName } from '@vroom/contract';
import { expect } from 'vitest';
import type { Asker } from '../../../../tools/access/askers.ts';
import { invitationToken } from './outbox.ts';
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
  sendFeedback: { caller: 'nobody' },
  openSession: { caller: 'nobody' },
  changeSession: { caller: 'stranger' },
  closeSession: { caller: 'stranger' },
  openAdminSession: { caller: 'stranger' },
  getAdminSession: { caller: 'stranger' },
  closeAdminSession: { caller: 'admin' },
  getOverview: { caller: 'admin' },
  listMails: { caller: 'admin', prepare: invited },
  listSettings: { caller: 'admin' },
  createRoom: { caller: 'stranger', prepare: async () => ({ room: freeName() }) },
  getRoom: { caller: 'stranger' },
  sendUplinkSample: { caller: 'stranger' },
  listRooms: { caller: 'admin' },
  changeRoom: { caller: 'owner' },
  deleteRoom: { caller: 'owner' },
  wipeData: { caller: 'owner', prepare: somebodyThere },
  getNotifications: { caller: 'owner', prepare: notified },
  setNotifications: { caller: 'owner' },
  notifyOfJoin: { caller: 'participant', prepare: notified },
  authenticate: { caller: 'stranger', prepare: protectedByPassword },
  getIceServers: { caller: 'participant' },
  checkRoomIceServers: { caller: 'participant' },
  checkIceServers: { caller: 'admin' },
  openPadSession: { caller: 'participant' },
  listMembers: { caller: 'participant', prepare: somebodyThere },
  changeMember: { caller: 'owner', prepare: somebodyThere },
  kickMember: { caller: 'owner', prepare: somebodyThere },
  endMeeting: { caller: 'owner', prepare: somebodyThere },
  listExclusions: { caller: 'owner', prepare: somebodySentOut },
  readmit: { caller: 'owner', prepare: somebodySentOut },
  listInvitations: { caller: 'owner', prepare: answered },
  createInvitations: { caller: 'owner', prepare: async () => tomorrow },
  revokeInvitation: { caller: 'owner', prepare: invited },
  getInvitation: { caller: 'nobody', prepare: invited },
  answerInvitation: { caller: 'nobody', prepare: invited },
  listApiKeys: { caller: 'admin', prepare: keyMade },
  createApiKey: { caller: 'admin' },
  deleteApiKey: { caller: 'admin', prepare: keyMade },
  listAuditEvents: { caller: 'admin', prepare: roomInAudit },
  exportAuditXlsx: { caller: 'admin' },
  exportAuditCsv: { caller: 'admin' },
};

/** What stands for the names of the examples once the call is prepared. */
export async function prepared(scene: Scene, { prepare }: Staging): Promise<ReadonlyMap<string, string>> {
  const names: Names = { room: scene.name, ...(await prepare?.(scene)) };
  const keys = Object.keys(exampleNames) as (keyof typeof exampleNames)[];
  return new Map(keys.map((key) => [exampleNames[key], names[key] ?? exampleNames[key]]));
}

/** Events are written a moment after they happen. */
async function roomInAudit(scene: Scene): Promise<undefined> {
  const { rest } = await scene.asker('admin');
  const query = { event: 'room_create', q: scene.name } as const;
  await expect.poll(async () => (await rest.call('listAuditEvents', { query })).items).toHaveLength(1);
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

const tomorrow: Names = { startsAt: new Date(Date.now() + 24 * 60 * 60_000).toISOString() };

async function invited({ creator, name, params, url }: Scene): Promise<Names> {
  const email = `${name}@example.net`;
  const body = { ...examples.createInvitations.body, ...tomorrow, emails: [email] };
  const { items } = await creator.rest.call('createInvitations', { params, body });
  return { invitationId: items[0]?.id ?? '', token: await invitationToken(url, email) };
}

async function answered(scene: Scene): Promise<Names> {
  const names = await invited(scene);
  const params = { token: names.token ?? '' };
  await scene.creator.rest.call('answerInvitation', { params, body: examples.answerInvitation.body });
  return names;
}

async function keyMade(scene: Scene): Promise<Names> {
  const admin = await scene.asker('admin');
  const body = { label: 'Calendar', rooms: [{ name: scene.name, role: 'owner' as const }] };
  return { keyId: (await admin.rest.call('createApiKey', { body })).id };
}
