/** The arrows between the folders of an app, in the words of eslint-plugin-boundaries. */
import { fileURLToPath } from 'node:url';
import { apiArrows } from './arrows.ts';

/** Innermost folder first: the plugin takes the first pattern that fits. */
const folders = [
  { type: 'api-module', pattern: 'apps/api/src/*', capture: ['name'] },
  { type: 'api-root', pattern: 'apps/api/src' },
  { type: 'room-part', pattern: 'apps/web/src/app/room/*', capture: ['name'] },
  { type: 'room', pattern: 'apps/web/src/app/room' },
  { type: 'web-shared', pattern: 'apps/web/src/app/shared' },
  { type: 'web-shell', pattern: 'apps/web/src/app/shell' },
  { type: 'web-feature', pattern: 'apps/web/src/app/*', capture: ['name'] },
  { type: 'web-root', pattern: ['apps/web/src/app', 'apps/web/src'] },
];

const folder = (...types: string[]) => ({ element: { type: types } });
const apiModule = (...names: string[]) => ({ element: { type: 'api-module', captured: { name: names } } });
const test = { file: { categories: 'test' } };
const anything = { module: { origin: 'local' } };

const apiPolicies = [
  { from: folder('api-root'), allow: { to: folder('api-root', 'api-module') } },
  { from: folder('api-module'), allow: { to: apiModule('platform', 'audit') } },
  { from: apiModule('platform'), disallow: { to: apiModule('audit') } },
  ...Object.entries(apiArrows).map(([name, others]) => ({
    from: apiModule(name),
    allow: { to: apiModule(...others) },
  })),
];

const roomFolders = ['room', 'room-part'];
const webPolicies = [
  { from: folder('web-root'), allow: { to: folder('web-root', 'web-shared', 'web-shell', 'web-feature', 'room') } },
  { from: folder('web-shell', 'web-feature', ...roomFolders), allow: { to: folder('web-shared') } },
  { from: folder('room'), allow: { to: folder('room-part') } },
  { from: folder('room-part'), allow: { to: folder('room') } },
];

/** The plugin's settings; they hold for both apps. */
export const folderSettings = {
  'boundaries/root-path': fileURLToPath(new URL('../..', import.meta.url)),
  'boundaries/elements': folders.map((each) => ({ ...each, partialMatch: false })),
  'boundaries/elements-single-match': true,
  'boundaries/files': ['**/*.spec.ts', '**/testing/**'].map((pattern) => ({ category: 'test', pattern })),
  'boundaries/legacy-templates': false,
  'import/resolver': { [fileURLToPath(new URL('resolver.ts', import.meta.url))]: {} },
};

/** The options of `boundaries/dependencies`. The last policy that fits decides. */
export const folderArrows = {
  default: 'disallow',
  checkInternals: true,
  checkUnknownLocals: true,
  message: 'This folder may not import from that one: see tools/lint/arrows.ts and folders.ts.',
  policies: [
    { allow: { dependency: { relationship: { to: 'internal' } } } },
    ...apiPolicies,
    ...webPolicies,
    // Shipped code never stands on what tests stand on; tests may look anywhere.
    { disallow: { to: test } },
    { from: test, allow: { to: anything } },
  ],
};
