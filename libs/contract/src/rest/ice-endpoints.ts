import { endpoint } from './endpoint.js';
import { iceChecksSchema } from './ice-checks.js';
import { iceServersSchema } from './ice-servers.js';
import { roomParams } from './params.js';

/** STUN and TURN. */
export const iceEndpoints = {
  getIceServers: endpoint({
    method: 'GET',
    path: '/rooms/{name}/ice-servers',
    tag: 'ice',
    summary: 'STUN and TURN servers with credentials that last a few minutes',
    access: 'participant',
    params: roomParams,
    status: 200,
    result: iceServersSchema,
    problems: ['kicked'],
  }),
  checkRoomIceServers: endpoint({
    method: 'GET',
    path: '/rooms/{name}/ice-checks',
    tag: 'ice',
    summary: 'Do the STUN and TURN servers work, tried out from where VROOM runs',
    access: 'participant',
    params: roomParams,
    status: 200,
    result: iceChecksSchema,
    problems: ['kicked'],
  }),
  checkIceServers: endpoint({
    method: 'GET',
    path: '/ice-checks',
    tag: 'ice',
    summary: 'The same for administrators',
    access: 'admin',
    status: 200,
    result: iceChecksSchema,
    problems: [],
  }),
} as const;
