import type { EndpointName } from './endpoints.js';
import type { Examples } from './example.js';
import { keyExamples } from './key-examples.js';
import { memberExamples } from './member-examples.js';
import { roomExamples } from './room-examples.js';
import { instanceExamples, sessionExamples } from './session-examples.js';

/** One example of each call: the OpenAPI document shows it, and a test makes the call and compares the answer. */
export const examples: Examples<EndpointName> = {
  ...instanceExamples,
  ...sessionExamples,
  ...roomExamples,
  ...memberExamples,
  ...keyExamples,
};
