import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** One folder's tests. `@vroom/*` resolve to the libs' sources, so that no build is needed before a unit test. */
function project(name: string, root: string, more: TestProjectInlineConfiguration['test'] = {}) {
  const conditions = ['development', 'module', 'node'];
  return {
    root: `${import.meta.dirname}/${root}`,
    resolve: { conditions },
    // Said here because vitest finds no tsconfig for a source that only a solution's `references` lead to. Nest injects
    // by the metadata; Angular has its own way.
    oxc: { decorator: { legacy: true, emitDecoratorMetadata: name === 'api' } },
    ssr: { resolve: { conditions } },
    test: { name, environment: 'node', include: ['src/**/*.spec.ts'], ...more },
  } satisfies TestProjectInlineConfiguration;
}

export default defineConfig({
  test: {
    projects: [
      project('room-policy', 'libs/room-policy'),
      project('contract', 'libs/contract'),
      project('mesh', 'libs/mesh'),
      project('api-client', 'libs/api-client'),
      project('api', 'apps/api'),
      project('web', 'apps/web'),
      project('tools', 'tools', { include: ['**/*.spec.ts'] }),
      project('api-e2e', 'apps/api-e2e', {
        include: ['src/**/*.e2e.ts'],
        fileParallelism: false,
        testTimeout: 30_000,
        hookTimeout: 30_000,
        expect: { poll: { timeout: 10_000 } },
      }),
      project('web-e2e', 'apps/web-e2e', {
        include: ['src/**/*.e2e.ts'],
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // As long as a page's own locators wait, in seconds of a small machine with several browsers on it.
        expect: { poll: { timeout: 30_000 } },
      }),
    ],
  },
});
