import type { INestApplication } from '@nestjs/common';
import { endpoints, type Endpoint } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './create-app.js';
import { readSettings } from './platform/config/load-settings.js';

/** What the server answers beside the contract; none of it shows anything that is anybody's. */
const open = [
  'GET /healthz',
  'GET /readyz',
  // To who has the token of the settings.
  'GET /metrics',
  'GET /api/docs',
  'GET /api/docs/',
  'GET /api/docs/swagger-ui-init.js',
  'GET /api/docs/docs/swagger-ui-init.js',
  'GET /api/docs/index.html',
  'GET /api/docs/LICENSE',
  'GET /api/docs-yaml',
  'GET /api/openapi.json',
  'GET /api/v1/music/:name',
  'GET /api/v1/theme/:picture',
  'GET /api/v1/theme/theme.css',
];

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

let app: INestApplication;

beforeAll(async () => {
  app = await createApp(readSettings({ VROOM_DATABASE_DSN: 'sqlite::memory:', VROOM_DAEMON_LOG_LEVEL: 'fatal' }));
  await app.init();
});
afterAll(() => app.close());

/** Every route that Express really has, as `GET /path`. */
function mounted(): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) => {
    // What fits every path is a middleware of Nest's: it looks, and passes on.
    const paths = [route?.path ?? []].flat().filter((path) => !path.endsWith('/{*path}'));
    return paths.flatMap((path) =>
      Object.keys(route?.methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
  });
}

function routeOf({ method, path }: Endpoint): string {
  return `${method} /api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

describe('the routes of the server', () => {
  it('are those of the contract, whose guards look at its `access`, and a few that show nothing', () => {
    const inContract = Object.values(endpoints).map(routeOf);
    expect(
      mounted()
        .filter((route) => !inContract.includes(route))
        .toSorted(),
    ).toEqual(open.toSorted());
  });
});
