import { administrationEndpoints } from './administration-endpoints.js';
import { auditEndpoints } from './audit-endpoints.js';
import { iceEndpoints } from './ice-endpoints.js';
import { instanceEndpoints } from './instance-endpoints.js';
import { invitationEndpoints } from './invitation-endpoints.js';
import { keyEndpoints } from './key-endpoints.js';
import { memberEndpoints } from './member-endpoints.js';
import { padEndpoints } from './pad-endpoints.js';
import { roomEndpoints } from './room-endpoints.js';
import { sessionEndpoints } from './session-endpoints.js';

/** Every call of the REST API, under `/api/v1`. */
export const endpoints = {
  ...instanceEndpoints,
  ...sessionEndpoints,
  ...roomEndpoints,
  ...iceEndpoints,
  ...memberEndpoints,
  ...padEndpoints,
  ...invitationEndpoints,
  ...keyEndpoints,
  ...auditEndpoints,
  ...administrationEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
