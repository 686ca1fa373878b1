import type { TestProject } from 'vitest/node';
import { MariaDbServer } from './mariadb-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The MariaDB server of tests that run on one, as `mysql://USER:PASSWORD@HOST:PORT`. */
    mariadb: string;
  }
}

/** A MariaDB for all tests of a project: vitest's `globalSetup`, with use-mariadb.ts among its `setupFiles`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await MariaDbServer.start();
  project.provide('mariadb', server.url);
  return () => server.stop();
}
