import { peerSchema } from '../signaling/events.js';
import { endpoint } from './endpoint.js';
import { exclusionsSchema, memberChangeInput, membersSchema } from './members.js';
import { memberParams, roomParams } from './params.js';

/** The people in a room. */
export const memberEndpoints = {
  listMembers: endpoint({
    method: 'GET',
    path: '/rooms/{name}/members',
    tag: 'members',
    summary: 'Who is in the room now',
    access: 'participant',
    params: roomParams,
    status: 200,
    result: membersSchema,
    problems: ['kicked'],
  }),
  changeMember: endpoint({
    method: 'PATCH',
    path: '/rooms/{name}/members/{peerId}',
    tag: 'members',
    summary: 'Mute, pause or promote somebody, or lower their hand',
    access: 'owner',
    params: memberParams,
    body: memberChangeInput,
    status: 200,
    result: peerSchema,
    problems: ['immune', 'peer_not_found'],
  }),
  kickMember: endpoint({
    method: 'DELETE',
    path: '/rooms/{name}/members/{peerId}',
    tag: 'members',
    summary: 'Send somebody out, for as long as the meeting lasts',
    access: 'owner',
    params: memberParams,
    status: 204,
    problems: ['immune', 'peer_not_found'],
  }),
  endMeeting: endpoint({
    method: 'DELETE',
    path: '/rooms/{name}/members',
    tag: 'members',
    summary: 'End the meeting for everyone',
    access: 'owner',
    params: roomParams,
    status: 204,
    problems: [],
  }),
  listExclusions: endpoint({
    method: 'GET',
    path: '/rooms/{name}/exclusions',
    tag: 'members',
    summary: 'Who was sent out and may not come back before the meeting is over',
    access: 'owner',
    params: roomParams,
    status: 200,
    result: exclusionsSchema,
    problems: [],
  }),
  readmit: endpoint({
    method: 'DELETE',
    path: '/rooms/{name}/exclusions/{peerId}',
    tag: 'members',
    summary: 'Let somebody back in who was sent out',
    access: 'owner',
    params: memberParams,
    status: 204,
    problems: ['peer_not_found'],
  }),
} as const;
