import type { Setting } from '@vroom/contract';

/** The settings of one section. */
export interface SettingGroup {
  section: string;
  settings: readonly Setting[];
}

/** Which settings somebody wants to see. */
export interface SettingFilter {
  /** Part of a name, a variable or a description, in any case. */
  text: string;
  /** Whether only those that somebody has set. */
  changed: boolean;
}

/** In the order in which they came, without sections of which nothing is left. */
export function groupSettings(settings: readonly Setting[], { text, changed }: SettingFilter): SettingGroup[] {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    if (!(holds(setting, text) && (!changed || setting.source !== 'default'))) continue;
    const group = groups.get(setting.section) ?? [];
    groups.set(setting.section, group);
    group.push(setting);
  }
  return [...groups].map(([section, found]) => ({ section, settings: found }));
}

function holds({ section, name, variable, value, description }: Setting, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [`${section}.${name}`, variable, value ?? '', description].some((each) => each.toLowerCase().includes(wanted));
}

/** A piece of a description: words, or what is typed as it stands. */
export interface DescriptionPart {
  text: string;
  code: boolean;
}

/** Takes a description apart at its `` ` ``. */
export function descriptionParts(description: string): DescriptionPart[] {
  return description
    .split('`')
    .map((text, index) => ({ text, code: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
