import type { Setting } from '@vroom/contract';
import { readSettings } from './load-settings.js';
import { listSettings } from './setting-list.js';
import { sectionDescriptions } from './setting-sections.js';

/** Signs of a line of the example at most. */
const width = 100;

/** The settings with their defaults, section by section. */
function sections(): [section: string, settings: Setting[]][] {
  return [...Map.groupBy(listSettings(readSettings({})).items, ({ section }) => section)];
}

/** Lines of a comment, none longer than there is room for, unless a word is. */
function comment(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(`; ${word}`);
  }
  return lines.join('\n');
}

const exampleIntroduction = `; The settings of VROOM: all there are, each with its default.
;
; Copy this file to conf/settings.ini, or wherever the environment variable VROOM_CONFIG leads, and take the
; semicolon away from the lines that you change. Without a file, and without a line, the defaults count.
;
; - The environment wins over this file: VROOM_DAEMON_LISTEN_PORT=9000 over the listen_port of [daemon].
; - Lists are separated by commas. A value may stand in quotes, 'so' or "so".
; - A comment stands on a line of its own, which begins with ; or #.
; - Who can read this file can read the secrets in it: chmod 640 conf/settings.ini
;
; "npm run vroom -- config check" says what is wrong, with its line.
; This file is made from the program by "npm run settings".
`;

/** A settings file with every setting in it as a comment. */
export function exampleFile(): string {
  const parts = sections().map(([section, settings]) => {
    const lines = settings.map(
      ({ name, value, description }) => `${comment(description)}\n${`;${name} = ${value ?? ''}`.trimEnd()}\n`,
    );
    return `\n${comment(sectionDescriptions[section] ?? '')}\n[${section}]\n\n${lines.join('\n')}`;
  });
  return exampleIntroduction + parts.join('');
}

/** Each section with its settings, in Markdown, for a page that has a heading above it. */
export function referenceTables(): string {
  const parts = sections().map(([section, settings]) => {
    const rows = settings.map(settingRow).map((cells) => `| ${cells.join(' | ')} |`);
    const head = ['| setting | default | what it is |', '| --- | --- | --- |'];
    return `### ${section}\n\n${sectionDescriptions[section] ?? ''}\n\n${[...head, ...rows].join('\n')}\n`;
  });
  return parts.join('\n');
}

/** The cells of a table's row. */
function settingRow({ name, variable, value, description }: Setting): string[] {
  const names = `\`${name}\`<br>\`${variable}\``;
  return [names, value ? `\`${value}\`` : '', description.replaceAll('|', String.raw`\|`)];
}
