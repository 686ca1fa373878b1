import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { settingsSchema } from './settings.js';

/** One row, as the table has it. */
function row(section: string, name: string, setting: ZodType): string {
  const value = [setting.parse(undefined)].flat().join(', ');
  const variable = `VROOM_${section}_${name}`.toUpperCase();
  return [`\`${variable}\``, value && `\`${value}\``, setting.description].join(' | ');
}

it('are what the README says of those it shows, in the same order and words; docs/settings.md has all', async () => {
  const all = Object.entries(settingsSchema.shape).flatMap(([section, { shape }]) =>
    Object.entries<ZodType>(shape).map(([name, setting]) => row(section, name, setting)),
  );
  const readme = await readFile(new URL('../../../../../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `VROOM_'));
  const shown = rows
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()).join(' | '));
  expect(shown).toHaveLength(5);
  expect(all.filter((each) => shown.includes(each))).toEqual(shown);
  expect(readme).toContain('(docs/settings.md)');
});
