import { findSettings, type FoundSettings, type SettingOrigin, type SettingProblem } from './found-settings.js';
import { combinationProblems } from './setting-combinations.js';
import { dangers } from './setting-dangers.js';
import { settingNames } from './setting-names.js';
import { SettingsError } from './settings-error.js';
import type { SettingsFile } from './settings-file.js';
import { secretSettings, settingsSchema, type Settings } from './settings.js';
import { withoutCredentials } from './without-credentials.js';

export { SettingsError } from './settings-error.js';

/** Where settings came from, by `section.name`; those that aren't in it have their defaults. */
export type SettingSources = ReadonlyMap<string, SettingOrigin>;

export interface LoadedSettings {
  settings: Settings;
  sources: SettingSources;
  /** The settings file, where there is one. */
  file: string | undefined;
  /** What is no reason not to start, and should be put right. */
  warnings: readonly string[];
}

/**
 * Reads all settings and checks them. The environment wins over the file, and the file over the defaults.
 *
 * @param file what `findSettingsFile` has found
 * @throws SettingsError naming each wrong setting as it was given, with its line of the file, its value (unless it is a secret) and what is
 *   allowed
 */
export function readSettings(environment: NodeJS.ProcessEnv, file?: SettingsFile): LoadedSettings {
  const { given, problems } = findSettings(environment, file);
  const parsed = settingsSchema.safeParse(sectionsOf(given));
  const sources: SettingSources = new Map([...given].map(([key, { origin }]) => [key, origin]));
  const all: SettingProblem[] = [
    ...problems,
    ...(parsed.error?.issues.map((issue) => valueProblem(issue, given)) ?? []),
    ...(parsed.success ? setProblems(parsed.data, sources) : []),
  ];
  if (!parsed.success || all.length > 0) throw new SettingsError(...inOrder(all));
  return { settings: parsed.data, sources, file: file?.path, warnings: file?.open ? exposed(file, given) : [] };
}

/** The settings of the environment alone, for who does not ask where they came from. @throws SettingsError as `readSettings` */
export function loadSettings(environment: NodeJS.ProcessEnv): Settings {
  return readSettings(environment).settings;
}

const variables = new Map(settingNames.map(({ key, variable }) => [key, variable]));

/** What is wrong with all of them together. It is said of their variables; an operator with a file wants the names there. */
function setProblems(settings: Settings, sources: SettingSources): SettingProblem[] {
  const words = new Map(settingNames.map(({ key, variable }) => [variable, settingInWords({ sources }, key)]));
  return [...combinationProblems(settings), ...dangers(settings)].map((text) => ({
    text: text.replaceAll(/\bVROOM_[A-Z_]+/g, (variable) => words.get(variable) ?? variable),
  }));
}

/**
 * A setting in words, as whoever runs VROOM finds it: its variable, or its name and its line of the file. One that nobody has set is called as
 * in the file, where anything is set there.
 */
export function settingInWords({ sources }: Pick<LoadedSettings, 'sources'>, key: string): string {
  const origin = sources.get(key);
  if (origin?.source === 'file') return `${key} (${origin.place})`;
  const fileInUse = [...sources.values()].some(({ source }) => source === 'file');
  return origin === undefined && fileInUse ? key : (variables.get(key) ?? key);
}

function sectionsOf(given: FoundSettings['given']): Record<string, Record<string, string>> {
  const sections: Record<string, Record<string, string>> = {};
  for (const section of Object.keys(settingsSchema.shape)) sections[section] = {};
  for (const [key, { value }] of given) {
    const [section = '', name = ''] = key.split('.');
    (sections[section] ??= {})[name] = value;
  }
  return sections;
}

/** What is of the file comes first, by its lines. */
function inOrder(problems: readonly SettingProblem[]): string[] {
  const lineOf = ({ line = Number.MAX_SAFE_INTEGER }: SettingProblem) => line;
  return problems.toSorted((one, other) => lineOf(one) - lineOf(other)).map(({ text }) => text);
}

function valueProblem(
  { path, message }: { path: PropertyKey[]; message: string },
  given: FoundSettings['given'],
): SettingProblem {
  const key = path.map(String).join('.');
  const { value = '', origin } = given.get(key) ?? {};
  const shown = secretSettings.has(key) ? '(secret)' : JSON.stringify(withoutCredentials(value));
  const text = `is ${shown}; allowed is ${withoutCredentials(message)}`;
  return origin?.source === 'file'
    ? { line: origin.line, text: `${origin.place}: ${key} ${text}` }
    : { text: `${origin?.variable ?? key} ${text}` };
}

/** A warning where others of the machine could read a secret in the file. */
function exposed({ path }: SettingsFile, given: FoundSettings['given']): string[] {
  const isSecret = (key: string, value: string) =>
    secretSettings.has(key) ? value !== '' : withoutCredentials(value) !== value;
  const keys = [...given]
    .filter(([key, { value, origin }]) => origin.source === 'file' && isSecret(key, value))
    .map(([key]) => key);
  if (keys.length === 0) return [];
  return [
    `Every user of this machine may read ${path}, which has secrets in it (${keys.join(', ')}). Take that from them: chmod o-r ${path}`,
  ];
}
