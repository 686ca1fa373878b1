import { configSchema } from './config.js';
import { endpoint } from './endpoint.js';

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
} as const;
