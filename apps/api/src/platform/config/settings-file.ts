import { fstatSync, lstatSync, openSync, readFileSync, closeSync } from 'node:fs';
import * as z from 'zod';
import { SettingsError } from './settings-error.js';

/** Names the file; not a setting itself. */
export const fileVariable = 'VROOM_CONFIG';
export const defaultFile = 'conf/settings.ini';

/** In it a supervisor hands on to its processes what it has read, so that all of them have the same for as long as it runs. */
const handedOnVariable = 'VROOM_CONFIG_HANDED_ON';
/** Bytes. What is handed on has to fit into a variable of the environment, of which Linux takes 128 KiB. */
const maxSize = 60_000;

const settingsFileSchema = z.object({
  /** As it was named. */
  path: z.string(),
  text: z.string(),
  /** Whether every user of the machine may read it. */
  open: z.boolean(),
});
/** A settings file that was read. */
export type SettingsFile = z.infer<typeof settingsFileSchema>;

/**
 * The file that VROOM_CONFIG names, else `conf/settings.ini` if there is one.
 *
 * @throws SettingsError where it can't be read
 */
export function findSettingsFile(environment: NodeJS.ProcessEnv): SettingsFile | undefined {
  const named = environment[fileVariable];
  if (named === '') {
    throw new SettingsError(`${fileVariable} is empty; allowed is the path of a settings file, or no such variable`);
  }
  if (named === undefined && !isThere(defaultFile)) return undefined;
  return readSettingsFile(named ?? defaultFile);
}

/** A link that leads nowhere is there: somebody wanted settings. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** @throws SettingsError where it can't be read */
export function readSettingsFile(path: string): SettingsFile {
  const problem = (why: string) => new SettingsError(`The settings file ${path} can't be read: ${why}.`);
  let bytes: Buffer;
  let mode: number;
  try {
    const file = openSync(path, 'r');
    try {
      ({ mode } = fstatSync(file));
      bytes = readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw problem(reason(cause));
  }
  if (bytes.length > maxSize) throw problem(`it has more than ${maxSize} bytes, as no settings file has`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { path, text, open: (mode & 0o004) !== 0 };
  } catch {
    throw problem('it is no text in UTF-8');
  }
}

const reasons: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

function reason(cause: unknown): string {
  const { code = String(cause) } = cause as NodeJS.ErrnoException;
  return reasons[code] ?? code;
}

/** What a supervisor puts into the environment of its processes. */
export function handOn(file: SettingsFile | undefined): Record<string, string> {
  return { [handedOnVariable]: JSON.stringify(file ?? null) };
}

/**
 * What the supervisor has handed on. It is taken out of the environment, as it may hold secrets and programs that we start inherit that. A
 * supervisor that is older than this hands on nothing: then the file is read.
 *
 * @throws SettingsError where it can't be read
 */
export function takeHandedOn(environment: NodeJS.ProcessEnv): SettingsFile | undefined {
  const { [handedOnVariable]: given } = environment;
  if (given === undefined) return findSettingsFile(environment);
  Reflect.deleteProperty(environment, handedOnVariable);
  return settingsFileSchema.nullable().parse(JSON.parse(given)) ?? undefined;
}
