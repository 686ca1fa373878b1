/**
 * The packages that are part of VROOM, with their licences: of package-lock.json, as they are installed. For the list of licences
 * (`npm run licences`) and for the page of credits.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A package that runs in the server or in the app. Those that only build or test VROOM are none. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As the package says it, mostly an SPDX expression; `undefined` where it says nothing. */
  readonly licence: string | undefined;
  /** Where to read about it. */
  readonly homepage: string | undefined;
  readonly author: string | undefined;
  /** The server needs it, the app in the browser, or both. */
  readonly partOf: readonly Part[];
}

export type Part = 'server' | 'app';

/** What the app imports, beside what the libs do. credits.spec.ts holds this list to the sources. */
export const appPackages = [
  '@angular/cdk',
  '@angular/common',
  '@angular/core',
  '@angular/forms',
  '@angular/platform-browser',
  '@angular/router',
  '@fontsource-variable/figtree',
  '@jsverse/transloco',
  '@lucide/angular',
  'minisearch',
  'rxjs',
  'zod',
];

const root = fileURLToPath(new URL('..', import.meta.url));

interface LockedPackage {
  version?: string;
  license?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

type Packages = Readonly<Record<string, LockedPackage>>;

/** What a package says about itself. */
interface Manifest {
  name?: string;
  license?: string | { type: string };
  licenses?: readonly { type: string }[];
  homepage?: string;
  repository?: string | { url?: string };
  author?: string | { name?: string };
}

/** What `overrides` of package.json put in place of packages that we don't want. */
const standIn = 'empty-npm-package';

/** Sorted by name. A package of another platform, which is not here, is not in it. */
export function installedPackages(): InstalledPackage[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Packages };
  const own = packages[''] ?? {};
  const server = closure(packages, Object.keys({ ...own.dependencies, ...own.optionalDependencies }));
  const app = closure(packages, [...appPackages, 'socket.io-client']);
  const paths = [...new Set([...server, ...app])].filter((path) => existsSync(join(root, path, 'package.json')));
  const all = paths.flatMap((path) => {
    const manifest = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as Manifest;
    if (manifest.name === standIn) return [];
    const partOf = [...(server.has(path) ? ['server' as const] : []), ...(app.has(path) ? ['app' as const] : [])];
    return [{ ...described(path, packages[path] ?? {}, manifest), partOf }];
  });
  return all.toSorted((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
}

/** The paths of these packages and of all that they need. */
function closure(packages: Packages, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const wanted = names.map((name) => ({ from: '', name }));
  for (const { from, name } of wanted) {
    const path = resolve(packages, from, name);
    if (path === undefined || found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies } = packages[path] ?? {};
    const needed = Object.keys({ ...dependencies, ...optionalDependencies });
    wanted.push(...needed.map((each) => ({ from: path, name: each })));
  }
  return found;
}

/** Finds a dependency as Node does: in the nearest node_modules on the way up. */
function resolve(packages: Packages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    const found = packages[path];
    if (found) return found.link ? undefined : path;
    if (!at.includes('node_modules')) return undefined;
  }
}

function described(path: string, locked: LockedPackage, manifest: Manifest): Omit<InstalledPackage, 'partOf'> {
  return {
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: locked.version ?? '',
    licence: licenceOf(manifest),
    homepage: manifest.homepage ?? webAddress(manifest.repository),
    author: nameOf(manifest.author),
  };
}

/** Also as packages wrote it before SPDX. */
function licenceOf({ license, licenses = [] }: Manifest): string | undefined {
  const said = typeof license === 'string' ? license : license?.type;
  return said ?? (licenses.map(({ type }) => type).join(' OR ') || undefined);
}

function webAddress(repository: Manifest['repository']): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  if (url === undefined) return undefined;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(url)?.[1];
  if (short !== undefined) return `https://github.com/${short}`;
  const plain = url
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/^git@([^:]+):/, 'https://$1/');
  return URL.canParse(plain) ? plain.replace(/\.git$/, '') : undefined;
}

function nameOf(author: Manifest['author']): string | undefined {
  const said = typeof author === 'string' ? author : author?.name;
  return said?.replace(/\s*[<(].*$/, '') || undefined;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
