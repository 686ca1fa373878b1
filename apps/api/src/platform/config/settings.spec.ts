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

it('are all in the table of the README, with their defaults and in the same words', async () => {
  const wanted = Object.entries(settingsSchema.shape).flatMap(([section, { shape }]) =>
    Object.entries<ZodType>(shape).map(([name, setting]) => row(section, name, setting)),
  );
  const readme = await readFile(new URL('../../../../../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `VROOM_'));
  const cells = rows.map((line) => line.split('|').slice(1, -1));
  expect(cells.map((each) => each.map((cell) => cell.trim()).join(' | '))).toEqual(wanted);
});
