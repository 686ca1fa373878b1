import { homedir } from 'node:os';
import { join } from 'node:path';

/** The last one that npm has; its HTTP API is 1.2.15. */
export const etherpadVersion = '1.8.14';

const cache = process.env['VROOM_TEST_ETHERPAD'] ?? join(homedir(), '.cache/vroom-etherpad');

/** Where it is kept from one run of the tests to the next; `VROOM_TEST_ETHERPAD` names another folder. */
export const etherpadFolder = join(cache, etherpadVersion);
