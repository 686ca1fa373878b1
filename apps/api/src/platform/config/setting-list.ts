import type { InstanceSettings, Setting } from '@vroom/contract';
import type { ZodType } from 'zod';
import type { LoadedSettings } from './load-settings.js';
import { variable } from './setting-names.js';
import { secretSettings, settingsSchema } from './settings.js';
import { withoutCredentials } from './without-credentials.js';

/** The settings in force, in the order of the documentation, without the secrets. */
export function listSettings(loaded: LoadedSettings): InstanceSettings {
  const items = Object.entries(settingsSchema.shape).flatMap(([section, { shape }]) =>
    Object.entries<ZodType>(shape).map(([name, { description = '' }]) => ({
      ...inForce(loaded, section, name),
      description,
    })),
  );
  return { items };
}

function inForce({ settings, sources }: LoadedSettings, section: string, name: string): Omit<Setting, 'description'> {
  const sections: Record<string, Record<string, unknown>> = settings;
  const text = [sections[section]?.[name]].flat().join(', ');
  const origin = sources.get(`${section}.${name}`);
  const secret = secretSettings.has(`${section}.${name}`);
  return {
    section,
    name,
    variable: variable(section, name),
    value: secret ? null : withoutCredentials(text),
    secret,
    set: text !== '',
    source: origin?.source ?? 'default',
    place: origin?.source === 'file' ? origin.place : null,
  };
}
