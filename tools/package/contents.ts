/** What goes into the package, and what is left out of it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../test/processes.ts';

/** Of the checkout, as it is there: a file or a folder with all in it but what {@link isWaste} says. */
export const ours = [
  'LICENSE',
  'package.json',
  'apps/api/assets',
  'apps/api/dist',
  'apps/web/dist/browser',
  'docker/apache',
  'docker/caddy',
  'docker/coturn',
  'docker/health-check.mjs',
  'docker/nginx',
  'docker/prometheus',
  'docker/systemd',
  'docs',
];

/** The libs that the API uses; those of the web app are in its build. */
export const libs = ['libs/contract', 'libs/i18n', 'libs/room-policy'];

/** Of a lib; the texts of a language are in a folder of their own. */
export const ofLib = ['package.json', 'dist', ...foldersOf('libs/i18n')];

function foldersOf(path: string): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules').map(({ name }) => name);
}

/** Types, maps, and words about a package; never what says who made it and what it may be used for. */
const wasteNames = /\.(?:d\.[cm]?ts|[cm]?ts|tsx|map|flow|tsbuildinfo|markdown|md)$/i;
const keptNames = /licen[cs]e|copying|copyright|notice|authors|credits/i;

/** Large parts of packages that nothing here loads: sources to compile, builds for browsers, binaries of other machines. */
const wasteFolders = [
  /^node_modules\/@types\//,
  /\/node_modules\/@types\//,
  /\/\.(?:github|vscode|husky)\//,
  /^node_modules\/better-sqlite3\/(?:deps|src)\//,
  /^node_modules\/exceljs\/dist\//,
  /^node_modules\/node-[^/]+\/(?:include|share)\//,
  /^node_modules\/rxjs\/(?:src|dist\/bundles)\//,
  /^node_modules\/typeorm\/browser\//,
];

const prebuilt = /^node_modules\/better-sqlite3\/prebuilds\/(?<machine>.+)\.node$/;

/**
 * Whether a file is of no use to a server that runs.
 *
 * @param path below the root, with slashes
 * @param machine the system and processor that it is for, such as `linux-x64`
 */
export function isWaste(path: string, machine: string): boolean {
  if (wasteFolders.some((folder) => folder.test(path))) return true;
  const binary = prebuilt.exec(path)?.groups?.['machine'];
  if (binary !== undefined) return binary !== machine;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !path.startsWith('docs/') && wasteNames.test(name) && !keptNames.test(name);
}
