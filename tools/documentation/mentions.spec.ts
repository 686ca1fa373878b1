import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../apps/api/src/platform/config/settings.js';
import { contents, fileOf, languages } from './contents.ts';
import { root } from './folders.ts';
import { markdownFiles } from './links.ts';
import { mentionsIn } from './mentions.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const sections = Object.keys(settingsSchema.shape);
const settings = Object.entries(settingsSchema.shape).flatMap(([section, { shape }]) =>
  Object.keys(shape).map((name) => `${section}.${name}`),
);
const variables = settings.map((name) => `VROOM_${name.replace('.', '_')}`.toUpperCase());
/** Variables that are no settings: what the code itself reads or sets. */
const others = namesIn(['apps/api/src/**/*.ts', 'tools/**/*.ts', 'docker/**/*'], /\bVROOM_[A-Z0-9_]+\w/g);
/** Shown as mistakes, with what VROOM says of them. */
const mistakes = ['VROOM_VIDEO_CODEK'];
/** By the sources: the first of a file is the group, if there are more. */
const commands = globSync('apps/api/src/cli/*-command{,s}.ts', { cwd: root }).flatMap((file) => {
  const [group = '', ...rest] = [...read(file).matchAll(/\.command\('([\w-]+)'/g)].map((match) => match[1] ?? '');
  return rest.length === 0 ? [group] : rest.map((name) => `${group} ${name}`);
});
const paths = Object.values(endpoints).map(({ path }) => path);
/** What ends with a slash is the beginning of some. */
function isCall(path: string): boolean {
  if (path.endsWith('/')) return paths.some((each) => each.startsWith(path));
  return paths.some((each) => new RegExp(`^${each.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
}

/** Behind a command without a group may stand a word for it. */
const isCommand = (name: string) => commands.includes(name) || commands.includes(name.split(' ')[0] ?? '');

function namesIn(patterns: readonly string[], name: RegExp): Set<string> {
  const files = globSync(patterns, { cwd: root }).filter((file) => !file.endsWith('.spec.ts') && /\.\w+$/.test(file));
  return new Set(files.flatMap((file) => [...read(file).matchAll(name)].map(([found]) => found)));
}

/** Decisions speak of what was, and of what was not taken. */
const pages = markdownFiles().filter((file) => !file.startsWith('docs/adr/'));

describe.each(pages)('%s names nothing that is not there', (file) => {
  const found = mentionsIn(read(file), sections);
  const missing = (names: readonly string[], isThere: (name: string) => boolean) =>
    [...new Set(names)].filter((name) => !isThere(name));

  it('of scripts, programs and commands', () => {
    expect(missing(found.scripts, (name) => name in scripts)).toEqual([]);
    expect(missing(found.programs, (name) => existsSync(join(root, 'node_modules/.bin', name)))).toEqual([]);
    expect(missing(found.commands, isCommand)).toEqual([]);
  });

  it('of settings', () => {
    expect(
      missing(found.variables, (name) => variables.includes(name) || others.has(name) || mistakes.includes(name)),
    ).toEqual([]);
    expect(missing(found.settings, (name) => settings.includes(name))).toEqual([]);
  });

  it('of calls and files', () => {
    expect(missing(found.calls, isCall)).toEqual([]);
    expect(missing(found.paths, (path) => existsSync(join(root, path)))).toEqual([]);
  });
});

describe.each(languages)('the guides in %s', (language) => {
  const texts = JSON.stringify(JSON.parse(read(`libs/i18n/${language}/web.json`)));
  const quotes = { en: /"([^"\n]+)"/g, fr: /« ([^»\n]+) »/g };
  /** What browsers and systems call things. */
  const ofOthers = {
    en: ['Allow', 'Privacy and Security', 'Screen Recording'],
    fr: ['Autoriser', 'Confidentialité et sécurité', 'Enregistrement de l’écran'],
  };
  const guides = contents().flatMap(({ pages }) => pages.filter((page) => page.startsWith('guide/')));

  it.each(guides)('call things in %s what the app calls them', (guide) => {
    // A label may go over the end of a line.
    const page = read(join('docs', fileOf(guide, language))).replaceAll(/\s+/g, ' ');
    const labels = [...page.matchAll(quotes[language])].map((match) => (match[1] ?? '').replace(/[ .…]+$/, ''));
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter((label) => !ofOthers[language].includes(label) && !texts.includes(label))).toEqual([]);
  });
});

it('finds what a page names', () => {
  const page =
    '`npm run vroom -- keys create` and `npx vitest`, `VROOM_X_Y`, `rooms.name`, `GET /rooms/{name}`, `libs/mesh`, `libs/<x>`';
  expect(mentionsIn(page, ['rooms'])).toEqual({
    scripts: ['vroom'],
    programs: ['vitest'],
    commands: ['keys create'],
    variables: ['VROOM_X_Y'],
    settings: ['rooms.name'],
    calls: ['/rooms/{name}'],
    paths: ['libs/mesh'],
  });
  expect(commands).toEqual(expect.arrayContaining(['keys create', 'migrate', 'config check']));
});
