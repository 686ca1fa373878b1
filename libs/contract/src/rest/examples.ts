import { administrationExamples } from './administration-examples.js';
import { auditExamples } from './audit-examples.js';
import type { EndpointName } from './endpoints.js';
import type { Examples } from './example.js';
import { iceExamples } from './ice-examples.js';
import { invitationExamples } from './invitation-examples.js';
import { keyExamples } from './key-examples.js';
import { memberExamples } from './member-examples.js';
import { padExamples } from './pad-examples.js';
import { roomExamples } from './room-examples.js';
import { instanceExamples, sessionExamples } from './session-examples.js';

/** One example of each call: the OpenAPI document shows it, and a test makes the call and compares the answer. */
export const examples: Examples<EndpointName> = {
  ...instanceExamples,
  ...sessionExamples,
  ...roomExamples,
  ...iceExamples,
  ...memberExamples,
  ...padExamples,
  ...invitationExamples,
  ...keyExamples,
  ...auditExamples,
  ...administrationExamples,
};
