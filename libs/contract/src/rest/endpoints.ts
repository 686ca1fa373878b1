import { instanceEndpoints } from './instance-endpoints.js';
import { keyEndpoints } from './key-endpoints.js';
import { memberEndpoints } from './member-endpoints.js';
import { roomEndpoints } from './room-endpoints.js';
import { sessionEndpoints } from './session-endpoints.js';

/** Every call of the REST API, under `/api/v1`. */
export const endpoints = {
  ...instanceEndpoints,
  ...sessionEndpoints,
  ...roomEndpoints,
  ...memberEndpoints,
  ...keyEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
