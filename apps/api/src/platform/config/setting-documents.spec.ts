import { describe, expect, it } from 'vitest';
import { parseIni } from './ini.js';
import { readSettings } from './load-settings.js';
import { exampleFile, referenceTables } from './setting-documents.js';
import { settingNames, settingSections } from './setting-names.js';
import { sectionDescriptions } from './setting-sections.js';
import { settingsSchema } from './settings.js';

describe('the example', () => {
  it('sets nothing as it is', () => {
    const { entries, problems, sections } = parseIni(exampleFile());
    expect([entries, problems]).toEqual([[], []]);
    expect(sections.map(({ name }) => name)).toEqual(settingSections);
  });

  it('has every setting with its default, once its comments are taken away', () => {
    const text = exampleFile().replaceAll(/^;(?=\w+ =)/gm, '');
    const loaded = readSettings({}, { path: 'example.ini', text, open: false });
    expect([...loaded.sources.keys()]).toEqual(settingNames.map(({ key }) => key));
    expect(loaded.settings).toEqual(readSettings({}).settings);
  });
});

it('a section has a sentence about it', () => {
  expect(settingSections.filter((section) => !sectionDescriptions[section])).toEqual([]);
});

describe('the tables', () => {
  it('have every setting, by its name and its variable, in the words of the schema', () => {
    const rows = referenceTables()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => /^\| `(\w+)`<br>`(\w+)`/.exec(row)?.slice(1))).toEqual(
      settingNames.map(({ name, variable }) => [name, variable]),
    );
    const { description = '' } = settingsSchema.shape.rooms.shape.max_members;
    expect(rows).toContain(`| \`max_members\`<br>\`VROOM_ROOMS_MAX_MEMBERS\` | \`25\` | ${description} |`);
  });
});
