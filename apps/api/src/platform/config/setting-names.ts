import leven from 'leven';
import { settingsSchema } from './settings.js';

export const prefix = 'VROOM_';

/** The environment variable of a setting. */
export function variable(section: string, name: string): string {
  return `${prefix}${section}_${name}`.toUpperCase();
}

/** The names of a setting. */
export interface SettingName {
  readonly section: string;
  readonly name: string;
  /** `section.name`, as messages and documents have it. */
  readonly key: string;
  readonly variable: string;
}

/** All of them, in the order of the documentation. */
export const settingNames: readonly SettingName[] = Object.entries(settingsSchema.shape).flatMap(
  ([section, { shape }]) =>
    Object.keys(shape).map((name) => ({
      section,
      name,
      key: `${section}.${name}`,
      variable: variable(section, name),
    })),
);

export const settingSections: readonly string[] = Object.keys(settingsSchema.shape);

/** How many signs of one must change to make it the other. */
function distance(one: string, other: string): number {
  return leven(one.toLowerCase(), other.toLowerCase());
}

/** The one to which it is nearest; of several the first. */
function nearest<T>(candidates: readonly T[], cost: (candidate: T) => number): T {
  return candidates.reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

/** The key of the setting that was meant, perhaps: in the same section rather than in another, but not at the price of a letter. */
export function nearestSetting(section: string, name: string): string {
  return nearest(settingNames, (each) => 2 * distance(name, each.name) + (each.section === section ? 0 : 1)).key;
}

export function nearestSection(section: string): string {
  return nearest(settingSections, (each) => distance(section, each));
}

export function nearestVariable(name: string): string {
  return nearest(settingNames, (each) => distance(name, each.variable)).variable;
}

/**
 * Whether Kubernetes has made a variable, as it does in every container for each service of the namespace: for one that is called `vroom`, or
 * `vroom-…`, those begin like ours. They are told apart by their values, since an address and a URL are no port.
 */
export function isOfKubernetes(name: string, value: string): boolean {
  if (/_SERVICE_HOST$/.test(name)) return true;
  if (/_SERVICE_PORT(_\w+)?$/.test(name)) return /^\d+$/.test(value);
  if (/_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/.test(name)) return true;
  return name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value);
}
