import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './processes.ts';

/** The API's specs that use a database, by their paths in the repository: they are run on each kind there is. */
export function databaseSpecs(): string[] {
  const specs = globSync('apps/api/src/**/*.spec.ts', { cwd: root }).toSorted();
  return specs.filter((spec) => readFileSync(join(root, spec), 'utf8').includes('openTestDatabase('));
}

/** The API's specs that need a Redis, which their names say, and those that run on one as well as in memory. */
export function redisSpecs(): string[] {
  const specs = globSync('apps/api/src/**/*.spec.ts', { cwd: root }).toSorted();
  const runOnBoth = (spec: string) => readFileSync(join(root, spec), 'utf8').includes('testRedisUrl === undefined');
  return specs.filter((spec) => spec.endsWith('.redis.spec.ts') || runOnBoth(spec));
}

/** How a server starts, what it refuses before anybody asked for something, and the files that it serves: neither rows nor what processes share. */
const ofOneStart = [
  ...['documented-commands', 'documented-proxies', 'guides', 'headers', 'limits', 'music', 'settings-file'],
  ...['start', 'themes', 'tls', 'web-app'],
];

/** These bring their databases, MariaDB among them, whatever they are run on; or say how processes are started. */
const ownDatabases = ['database-away', 'databases', 'services-away', 'workers'];

/** The tests of the API from outside once more, on MariaDB: all that write or read there, but those that were on one before. */
export function databaseE2e(): string[] {
  return e2eWithout([...ofOneStart, ...ownDatabases]);
}

/**
 * These bring their processes, whatever they are run on; a backup is one command's, however many processes write meanwhile; and with the
 * database away, two processes are in `services-away`, while the order of what one wrote is in `database-away`.
 */
const ownProcesses = ['backup', 'database-away', 'databases', 'processes', 'redis', 'services-away', 'workers'];

/** The tests of the API from outside once more, each server being two processes: all about what these share, but those that had several before. */
export function processesE2e(): string[] {
  return e2eWithout([...ofOneStart, ...ownProcesses]);
}

function e2eWithout(names: readonly string[]): string[] {
  const files = globSync('apps/api-e2e/src/*.e2e.ts', { cwd: root }).toSorted();
  return files.filter((file) => !names.includes(basename(file, '.e2e.ts')));
}
