import { relative } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { databaseE2e, databaseSpecs, processesE2e, redisSpecs } from './tools/test/database-specs.ts';

/** One folder's tests. `@vroom/*` resolve to the libs' sources, so that no build is needed before a unit test. */
function project(name: string, root: string, more: TestProjectInlineConfiguration['test'] = {}) {
  const conditions = ['development', 'module', 'node'];
  return {
    root: `${import.meta.dirname}/${root}`,
    resolve: { conditions },
    // Said here because vitest finds no tsconfig for a source that only a solution's `references` lead to. Nest injects
    // by the metadata; Angular has its own way.
    oxc: { decorator: { legacy: true, emitDecoratorMetadata: root === 'apps/api' } },
    ssr: { resolve: { conditions } },
    test: { name, environment: 'node', include: ['src/**/*.spec.ts'], ...more },
  } satisfies TestProjectInlineConfiguration;
}

const redis = `${import.meta.dirname}/tools/test/redis`;
const databases = `${import.meta.dirname}/tools/test/databases`;
/** For tests that run on SQLite elsewhere: the same on a MariaDB. */
const onMariaDb = { globalSetup: `${databases}/on-mariadb.ts`, setupFiles: [`${databases}/use-mariadb.ts`] };

/** Servers and commands are started hundreds of times: what V8 makes of their sources is kept. */
const env = { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/vroom-compile` };

const inBrowsers = {
  env,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // As long as a page's own locators wait, in seconds of a small machine with several browsers on it.
  expect: { poll: { timeout: 30_000 } },
};

const apiFromOutside = {
  env,
  // Each file has servers of its own, and waits for them more than it computes.
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
  testTimeout: 30_000,
  hookTimeout: 30_000,
  expect: { poll: { timeout: 10_000 } },
};

export default defineConfig({
  test: {
    projects: [
      project('room-policy', 'libs/room-policy'),
      project('contract', 'libs/contract'),
      project('mesh', 'libs/mesh'),
      project('api-client', 'libs/api-client'),
      project('api', 'apps/api', { include: ['src/**/!(*.redis).spec.ts'] }),
      project('api-redis', 'apps/api', {
        include: redisSpecs().map((spec) => relative('apps/api', spec)),
        globalSetup: `${redis}/on-redis.ts`,
        setupFiles: [`${redis}/use-redis.ts`],
      }),
      project('api-mariadb', 'apps/api', {
        include: databaseSpecs().map((spec) => relative('apps/api', spec)),
        ...onMariaDb,
      }),
      project('web', 'apps/web'),
      project('tools', 'tools', { include: ['**/*.spec.ts'] }),
      // What is installed: the package is made once, and takes its time.
      project('packages', 'tools/package', { include: ['*.e2e.ts'], testTimeout: 120_000, hookTimeout: 120_000 }),
      project('api-e2e', 'apps/api-e2e', { ...apiFromOutside, include: ['src/*.e2e.ts'] }),
      project('api-e2e-mariadb', 'apps/api-e2e', {
        ...apiFromOutside,
        ...onMariaDb,
        include: databaseE2e().map((file) => relative('apps/api-e2e', file)),
      }),
      project('api-e2e-processes', 'apps/api-e2e', {
        ...apiFromOutside,
        include: processesE2e().map((file) => relative('apps/api-e2e', file)),
        globalSetup: `${redis}/on-redis.ts`,
        setupFiles: [`${redis}/use-processes.ts`],
      }),
      // Etherpad takes as long as a browser to be there.
      project('etherpad-api', 'apps/api-e2e', {
        ...apiFromOutside,
        include: ['src/etherpad/*.e2e.ts'],
        hookTimeout: inBrowsers.hookTimeout,
      }),
      project('web-e2e', 'apps/web-e2e', { ...inBrowsers, include: ['src/*.e2e.ts'], fileParallelism: false }),
      // With little sound and few pictures, which need all of the machine: two files at once.
      project('web-pages', 'apps/web-e2e', {
        ...inBrowsers,
        include: ['src/pages/*.e2e.ts'],
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
      project('etherpad-web', 'apps/web-e2e', {
        ...inBrowsers,
        include: ['src/etherpad/*.e2e.ts'],
        fileParallelism: false,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
});
