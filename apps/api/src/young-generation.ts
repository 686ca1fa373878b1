import { setFlagsFromString } from 'node:v8';

/**
 * The second import of `main.ts` and `vroom.ts`, before much is allocated: V8's young generation stays as small as it begins, until the server
 * listens (platform/memory). It saves 50 MB a process and more, and what streams through (an export of a million events) touches no more of it.
 * By a flag from here rather than on a command line, so that it counts however the process is started. See docs/adr/0028 and 0043.
 */
setFlagsFromString('--semi-space-growth-factor=1');
