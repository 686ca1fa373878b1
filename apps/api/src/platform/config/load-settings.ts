import { secretSettings, settingsSchema, type Settings } from './settings.js';

/** Settings that can't be used. The message is for the operator: which setting, what it is, what is allowed. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code = 'settings_invalid';
}

type Sections = Record<string, Record<string, string>>;

const prefix = 'VROOM_';
/** Variables of the same prefix that are no settings: they steer the tests. */
const notSettings = /^VROOM_TEST_/;

function variable(section: string, name: string): string {
  return `${prefix}${section}_${name}`.toUpperCase();
}

function knownVariables(): Map<string, [section: string, name: string]> {
  const sections = Object.entries(settingsSchema.shape);
  return new Map(
    sections.flatMap(([section, schema]) =>
      Object.keys(schema.shape).map((name) => [variable(section, name), [section, name]] as const),
    ) as [string, [string, string]][],
  );
}

function sectionsOf(environment: NodeJS.ProcessEnv): Sections {
  const known = knownVariables();
  const sections: Sections = Object.fromEntries(Object.keys(settingsSchema.shape).map((section) => [section, {}]));
  for (const [key, value] of Object.entries(environment)) {
    if (!key.startsWith(prefix) || notSettings.test(key) || value === undefined) continue;
    const place = known.get(key);
    if (!place) throw new SettingsError(`${key} is no setting. Known are: ${[...known.keys()].join(', ')}`);
    (sections[place[0]] ??= {})[place[1]] = value;
  }
  return sections;
}

/**
 * Reads all settings from the environment and checks them.
 *
 * @throws SettingsError naming each wrong setting, its value (unless it is a secret) and what is allowed
 */
export function loadSettings(environment: NodeJS.ProcessEnv): Settings {
  const sections = sectionsOf(environment);
  const parsed = settingsSchema.safeParse(sections);
  if (parsed.success) {
    assertCombinations(parsed.data);
    return parsed.data;
  }
  const lines = parsed.error.issues.map(({ path, message }) => {
    const [section, name] = path.map(String) as [string, string];
    const value = secretSettings.has(`${section}.${name}`) ? '(secret)' : JSON.stringify(sections[section]?.[name]);
    return `${variable(section, name)} is ${value}; allowed is ${message}`;
  });
  throw new SettingsError(lines.join('\n'));
}

function assertCombinations({ turn }: Settings): void {
  if (turn.turn_server.length === 0) return;
  if (turn.credentials === 'rest' && turn.secret_key === '') {
    throw new SettingsError('VROOM_TURN_CREDENTIALS is rest, which needs VROOM_TURN_SECRET_KEY');
  }
  if (turn.credentials === 'static' && (turn.turn_user === '' || turn.turn_password === '')) {
    throw new SettingsError(
      'VROOM_TURN_CREDENTIALS is static, which needs VROOM_TURN_TURN_USER and VROOM_TURN_TURN_PASSWORD',
    );
  }
}
