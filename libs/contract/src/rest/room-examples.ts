import { exampleNames, type Examples } from './example.js';
import type { roomEndpoints } from './room-endpoints.js';
import type { Room } from './rooms.js';

const params = { name: exampleNames.room };

/** What an owner sees. */
const room = {
  name: exampleNames.room,
  locked: false,
  joinPassword: true,
  ownerPassword: false,
  askForName: true,
  relayOnly: false,
  members: 0,
  full: false,
  role: 'owner',
  settings: {
    persistent: false,
    maxMembers: null,
    createdAt: '2026-03-09T08:30:00.000Z',
    lastActivityAt: '2026-03-09T08:30:00.000Z',
    expiresAt: '2026-03-09T09:30:00.000Z',
  },
} as const satisfies Room;

const notifications = { emails: ['ann@example.net', 'bob@example.net'] };

export const roomExamples: Examples<keyof typeof roomEndpoints> = {
  createRoom: { body: { name: params.name, askForName: true, joinPassword: 'three little fish' }, result: room },
  sendUplinkSample: { params },
  getRoom: { params, result: { ...room, members: 3, role: null, settings: null } },
  listRooms: {
    query: { q: params.name, sort: '-lastActivityAt', limit: 20 },
    result: { items: [{ ...room, members: 3, role: 'admin' }], nextCursor: null },
  },
  changeRoom: {
    params,
    body: { locked: true, joinPassword: null, ownerPassword: 'a lighthouse in May' },
    result: { ...room, locked: true, joinPassword: false, ownerPassword: true },
  },
  deleteRoom: { params },
  wipeData: { params },
  getNotifications: { params, result: notifications },
  setNotifications: { params, body: notifications, result: notifications },
  notifyOfJoin: { params, body: { displayName: 'Chloé' } },
  authenticate: { params, body: { password: 'three little fish' }, result: { role: 'participant' } },
};
