import { configSchema } from './config.js';
import { endpoint } from './endpoint.js';
import { memberChangeInput, membersSchema } from './members.js';
import { peerSchema } from '../signaling/events.js';
import { iceServersSchema } from './ice-servers.js';
import { authenticationInput, authenticationSchema, createRoomInput, roomSchema } from './rooms.js';
import { sessionInput, sessionSchema } from './session.js';

const room = { name: "The room's name, the path one opens in the browser." };

const member = { ...room, peerId: "The id of somebody's place in the room, as in the list of members." };

/** Every call of the REST API, under `/api/v1`. */
export const endpoints = {
  getConfig: endpoint({
    method: 'GET',
    path: '/config',
    tag: 'instance',
    summary: 'What this instance is and allows',
    access: 'anyone',
    status: 200,
    result: configSchema,
    problems: [],
  }),
  openSession: endpoint({
    method: 'POST',
    path: '/session',
    tag: 'session',
    summary: 'Create the session, or read the one the cookie names',
    access: 'anyone',
    opensSession: true,
    body: sessionInput,
    status: 200,
    result: sessionSchema,
    problems: [],
  }),
  changeSession: endpoint({
    method: 'PATCH',
    path: '/session',
    tag: 'session',
    summary: 'Set the language of the session',
    access: 'anyone',
    body: sessionInput,
    status: 200,
    result: sessionSchema,
    problems: ['unauthenticated'],
  }),
  closeSession: endpoint({
    method: 'DELETE',
    path: '/session',
    tag: 'session',
    summary: 'Sign out: forget the session and all its roles',
    access: 'anyone',
    status: 204,
    problems: ['unauthenticated'],
  }),
  createRoom: endpoint({
    method: 'POST',
    path: '/rooms',
    tag: 'rooms',
    summary: 'Create a room and become its owner',
    access: 'anyone',
    opensSession: true,
    body: createRoomInput,
    status: 201,
    result: roomSchema,
    problems: ['room_exists', 'room_name_invalid', 'room_name_reserved'],
  }),
  getRoom: endpoint({
    method: 'GET',
    path: '/rooms/{name}',
    tag: 'rooms',
    summary: 'What the door of a room shows',
    access: 'anyone',
    params: room,
    status: 200,
    result: roomSchema,
    problems: [],
  }),
  authenticate: endpoint({
    method: 'POST',
    path: '/rooms/{name}/authentication',
    tag: 'rooms',
    summary: 'Ask for a role in a room',
    access: 'anyone',
    opensSession: true,
    params: room,
    body: authenticationInput,
    status: 200,
    result: authenticationSchema,
    problems: ['room_locked', 'password_required'],
  }),
  getIceServers: endpoint({
    method: 'GET',
    path: '/rooms/{name}/ice-servers',
    tag: 'rooms',
    summary: 'STUN and TURN servers with credentials that last a few minutes',
    access: 'participant',
    params: room,
    status: 200,
    result: iceServersSchema,
    problems: [],
  }),
  listMembers: endpoint({
    method: 'GET',
    path: '/rooms/{name}/members',
    tag: 'members',
    summary: 'Who is in the room now',
    access: 'participant',
    params: room,
    status: 200,
    result: membersSchema,
    problems: [],
  }),
  changeMember: endpoint({
    method: 'PATCH',
    path: '/rooms/{name}/members/{peerId}',
    tag: 'members',
    summary: 'Mute, pause or promote somebody',
    access: 'owner',
    params: member,
    body: memberChangeInput,
    status: 200,
    result: peerSchema,
    problems: ['forbidden', 'immune', 'peer_not_found'],
  }),
  kickMember: endpoint({
    method: 'DELETE',
    path: '/rooms/{name}/members/{peerId}',
    tag: 'members',
    summary: 'Send somebody out, for as long as the meeting lasts',
    access: 'owner',
    params: member,
    status: 204,
    problems: ['forbidden', 'immune', 'peer_not_found'],
  }),
  endMeeting: endpoint({
    method: 'DELETE',
    path: '/rooms/{name}/members',
    tag: 'members',
    summary: 'End the meeting for everyone',
    access: 'owner',
    params: room,
    status: 204,
    problems: ['forbidden'],
  }),
} as const;

export type EndpointName = keyof typeof endpoints;
