/** `npm test`: everything, or the parts that are named. The last line has the numbers. */
import { endWithChildren } from './processes.ts';
import { showEnd } from './report.ts';
import { parts, runParts, type Part } from './steps.ts';

const usage = `Usage: npm test [-- <part> …]

Parts, all of them if none is named:
  static    types, lint, format, translations, OpenAPI, access tables, lock, size of the script
  unit      the specs beside the code
  api-e2e   the started server, over HTTP and sockets
  redis     what works through Redis, on a real one
  mariadb   what uses a database, and the started server, once more on MariaDB
  processes the started server, once more as two processes on a Redis
  packages  the package, installed by the guide in a bare Debian
  web-e2e   the started server in several browsers
  etherpad  the started server with a real Etherpad, from outside and in browsers`;

const isPart = (text: string): text is Part => parts.some((part) => part === text);

const asked = process.argv.slice(2);
if (!asked.every(isPart)) {
  console.error(usage);
  process.exitCode = 2;
} else {
  endWithChildren();
  const counts = await runParts(asked.length > 0 ? asked : parts);
  showEnd(counts);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
