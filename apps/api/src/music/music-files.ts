import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/** A file of music that may be given to anybody. */
export interface MusicFile {
  name: string;
  /** Where it really is: no link is left in it. */
  path: string;
  type: string;
}

/** The formats of which browsers play at least one each; said here, as lists of types disagree about most of them. */
const types: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg; codecs=opus',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
};

/** The music in a folder, as it is at this moment; none where there is no such folder. */
export async function musicIn(folder: string): Promise<MusicFile[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = await Promise.all(entries.map(({ name }) => musicFile(folder, name)));
  return files.filter((file) => file !== undefined);
}

/**
 * One file of a folder. `undefined` for all that isn't one: the name comes from anybody, so it has to be that of a file
 * right in the folder, and a link out of the folder leads nowhere.
 */
export async function musicFile(folder: string, name: string): Promise<MusicFile | undefined> {
  const type = types[extname(name).toLowerCase()];
  if (type === undefined || name.startsWith('.') || /[/\\\0]/.test(name)) return undefined;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    const within = dirname(path) === root && !basename(path).startsWith('.');
    return within && (await stat(path)).isFile() ? { name, path, type } : undefined;
  } catch {
    return undefined;
  }
}

/** What a file is called on a screen: `first-light.mp3` is "First light"; a name with spaces was written for people already. */
export function titleOf(name: string): string {
  const stem = name.slice(0, -extname(name).length);
  const words = stem.includes(' ') ? stem : stem.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
