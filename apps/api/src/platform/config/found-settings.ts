import { parseIni } from './ini.js';
import { retiredSettings } from './retired-settings.js';
import { fileVariable, type SettingsFile } from './settings-file.js';
import {
  isOfKubernetes,
  nearestSection,
  nearestSetting,
  nearestVariable,
  prefix,
  settingNames,
  settingSections,
  variable,
} from './setting-names.js';

/** Where the value of a setting came from. One that nobody has set has none: it is the default. */
export type SettingOrigin =
  | { readonly source: 'environment'; readonly variable: string }
  /** `place` is the file and the line, as in `conf/settings.ini:12`. */
  | { readonly source: 'file'; readonly place: string; readonly line: number };

export interface GivenSetting {
  readonly value: string;
  readonly origin: SettingOrigin;
}

/** What is wrong, with its line of the file where it is of the file. */
export interface SettingProblem {
  readonly line?: number;
  readonly text: string;
}

/** What somebody has set, by `section.name`, before anybody has looked at the values. */
export interface FoundSettings {
  readonly given: ReadonlyMap<string, GivenSetting>;
  readonly problems: readonly SettingProblem[];
}

/** Variables of the same prefix that are no settings: they name the file, or steer the tests. */
const notSettings = new RegExp(`^(${fileVariable}$|${prefix}TEST_)`);

/** Puts together what the file and the environment have; the environment wins. */
export function findSettings(environment: NodeJS.ProcessEnv, file: SettingsFile | undefined): FoundSettings {
  const given = new Map<string, GivenSetting>();
  const problems: SettingProblem[] = [];
  if (file) findInFile(file, given, problems);
  findInEnvironment(environment, given, problems);
  return { given, problems };
}

const keys = new Set(settingNames.map(({ key }) => key));

function findInFile(file: SettingsFile, given: Map<string, GivenSetting>, problems: SettingProblem[]): void {
  const ini = parseIni(file.text);
  const say = (line: number, text: string) => problems.push({ line, text: `${file.path}:${line}: ${text}` });
  for (const { line, text } of ini.problems) say(line, text);
  for (const { name, line } of ini.sections) {
    if (settingSections.includes(name)) continue;
    say(line, `there is no section [${name}]; the nearest is [${nearestSection(name)}]`);
  }
  for (const { section, name, value, line } of ini.entries) {
    const key = `${section}.${name}`;
    if (keys.has(key)) given.set(key, { value, origin: { source: 'file', place: `${file.path}:${line}`, line } });
    // What stands in a section that there isn't is wrong with it, and right again when it is.
    else if (settingSections.includes(section)) say(line, unknown(section, name));
  }
}

function unknown(section: string, name: string): string {
  const key = `${section}.${name}`;
  const instead = retiredSettings[key];
  return instead === undefined
    ? `${key} is no setting; the nearest is ${nearestSetting(section, name)}`
    : `${key} is a setting no more: ${instead}`;
}

const variables = new Map(settingNames.map((each) => [each.variable, each]));

function findInEnvironment(
  environment: NodeJS.ProcessEnv,
  given: Map<string, GivenSetting>,
  problems: SettingProblem[],
): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || !name.startsWith(prefix) || notSettings.test(name)) continue;
    const setting = variables.get(name);
    if (setting) given.set(setting.key, { value, origin: { source: 'environment', variable: name } });
    else if (!isOfKubernetes(name, value)) problems.push({ text: unknownVariable(name) });
  }
}

const retiredVariables = new Map(
  Object.entries(retiredSettings).map(([key, instead]) => [variable(...(key.split('.') as [string, string])), instead]),
);

function unknownVariable(name: string): string {
  const instead = retiredVariables.get(name);
  return instead === undefined
    ? `${name} is no setting; the nearest is ${nearestVariable(name)}`
    : `${name} is a setting no more: ${instead}`;
}
