import { endpoint } from './endpoint.js';
import { padSessionInput, padSessionSchema } from './pad-sessions.js';
import { roomParams } from './params.js';

/** The pad of a room, which is in an Etherpad. */
export const padEndpoints = {
  openPadSession: endpoint({
    method: 'POST',
    path: '/rooms/{name}/pad-session',
    tag: 'pad',
    summary: 'The way into the pad of the room, with a session of Etherpad in a cookie',
    access: 'participant',
    params: roomParams,
    body: padSessionInput,
    status: 200,
    result: padSessionSchema,
    problems: ['kicked', 'pad_off', 'pad_unavailable', 'pad_refused'],
  }),
} as const;
