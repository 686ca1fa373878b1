/** Copies what a running server needs out of a checkout that is installed and built. */
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isWaste, libs, ofLib, ours } from './contents.ts';
import { neededPackages, type LockedPackages } from './dependencies.ts';

const machine = `${process.platform}-${process.arch}`;
const launchers = ['vroom', 'vroom-server'];

/**
 * Makes `folder` anew.
 *
 * @throws Error naming what the checkout lacks: a build, an installed package
 */
export async function fill(root: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: LockedPackages };
  const packages = [...neededPackages(lock.packages, ['', ...libs])].filter((path) => path.startsWith('node_modules/'));
  const paths = [
    ...ours,
    ...libs.flatMap((lib) => ofLib.map((part) => `${lib}/${part}`).filter((path) => existsSync(join(root, path)))),
  ];
  for (const path of paths) await copy(root, folder, path);
  // A binary of another system is in the lock and not in the folder.
  for (const path of packages) if (existsSync(join(root, path))) await copy(root, folder, path);
  await addLinks(root, folder);
  await addLaunchers(folder);
}

/** A package's own packages are not copied with it: each is needed by itself, or not at all. */
async function copy(root: string, folder: string, path: string): Promise<void> {
  const from = join(root, path);
  const info = await stat(from).catch((cause: unknown) => {
    throw new Error(`package: ${path} is missing`, { cause });
  });
  if (info.isDirectory()) {
    for (const name of await readdir(from)) if (name !== 'node_modules') await copy(root, folder, `${path}/${name}`);
  } else if (!isWaste(path, machine)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(from, join(folder, path));
  }
}

/** The libs by their names, and Node where launchers and units find it on each machine. */
async function addLinks(root: string, folder: string): Promise<void> {
  for (const lib of libs) {
    const { name } = JSON.parse(readFileSync(join(root, lib, 'package.json'), 'utf8')) as { name: string };
    await link(folder, `node_modules/${name}`, lib);
  }
  const node = `node_modules/node-${machine}/bin/node`;
  if (!existsSync(join(folder, node))) throw new Error(`package: ${node} is missing; there is none for this machine`);
  await link(folder, 'bin/node', node);
}

async function link(folder: string, path: string, to: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await symlink(relative(dirname(path), to), join(folder, path));
}

async function addLaunchers(folder: string): Promise<void> {
  for (const name of launchers) {
    const text = readFileSync(join(import.meta.dirname, 'bin', name), 'utf8');
    await writeFile(join(folder, 'bin', name), text, { mode: 0o755 });
  }
}
