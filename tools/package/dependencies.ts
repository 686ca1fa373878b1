/** Which packages a running server needs, by package-lock.json. */

export interface LockedPackage {
  /** Of a link into the workspace: the folder that it leads to. */
  resolved?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** By path below the root, such as `node_modules/typeorm`; the root itself is `''`. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/**
 * What `from` need, and what that needs in turn: their paths, with the workspaces as `libs/…` rather than as the links to them.
 * What is only needed to develop or to build, and optional peers, are not in it; what the system lacks (binaries of other ones) is.
 *
 * @param from paths, such as `''` for the root
 * @throws Error naming a dependency that is not locked
 */
export function neededPackages(locked: LockedPackages, from: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const waiting = [...from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const found = needsOf(locked[path] ?? {}).map((need) => find(locked, path, need));
    for (const each of found) {
      if (each === undefined || needed.has(each)) continue;
      needed.add(each);
      waiting.push(each);
    }
  }
  return needed;
}

interface Need {
  name: string;
  optional: boolean;
}

function needsOf(locked: LockedPackage): Need[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = locked;
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
  return [
    ...[...Object.keys(dependencies), ...peers].map((name) => ({ name, optional: false })),
    ...Object.keys(optionalDependencies).map((name) => ({ name, optional: true })),
  ];
}

/** As Node does: the nearest node_modules on the way up. */
function find(locked: LockedPackages, from: string, { name, optional }: Need): string | undefined {
  for (const folder of foldersUp(from)) {
    const path = `${folder}node_modules/${name}`;
    const found = locked[path];
    if (found) return found.link ? (found.resolved ?? path) : path;
  }
  if (optional) return undefined;
  throw new Error(`package: ${from || 'package.json'} needs ${name}, which package-lock.json does not have`);
}

/** `a/node_modules/b` → `a/node_modules/b/`, `a/`, ``. */
function foldersUp(path: string): string[] {
  const folders = path === '' ? [] : [`${path}/`];
  for (let at = path.lastIndexOf('node_modules/'); at > 0; at = path.lastIndexOf('node_modules/', at - 1)) {
    folders.push(path.slice(0, at));
  }
  return [...folders, ''];
}
