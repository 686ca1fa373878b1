import { configSchema } from './config.js';
import { endpoint } from './endpoint.js';
import { feedbackInput } from './feedback.js';
import { musicSchema } from './music.js';

/** The instance itself. */
export const instanceEndpoints = {
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
  getMusic: endpoint({
    method: 'GET',
    path: '/music',
    tag: 'instance',
    summary: 'What plays for who waits alone in a room',
    access: 'anyone',
    status: 200,
    result: musicSchema,
    problems: [],
  }),
  sendFeedback: endpoint({
    method: 'POST',
    path: '/feedback',
    tag: 'instance',
    summary: 'Write to who runs the instance',
    access: 'anyone',
    body: feedbackInput,
    status: 204,
    problems: ['feedback_off'],
  }),
} as const;
