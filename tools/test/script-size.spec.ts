import { describe, expect, it } from 'vitest';
import { doorScripts, judge, type BuildStats } from './script-size.ts';

const script = (entryPoint: string | undefined, inputs: string[], ...imports: [path: string, kind: string][]) => ({
  ...(entryPoint !== undefined && { entryPoint }),
  imports: imports.map(([path, kind]) => ({ path, kind })),
  inputs: Object.fromEntries(inputs.map((input) => [input, {}])),
});
const app = 'apps/web/src/app';

const stats: BuildStats = {
  outputs: {
    'main.js': script(
      'apps/web/src/main.ts',
      [`${app}/app.routes.ts`, `${app}/shell/shell.ts`],
      ['core.js', 'import-statement'],
      ['room.js', 'dynamic-import'],
      ['admin.js', 'dynamic-import'],
      ['en.js', 'dynamic-import'],
    ),
    'core.js': script(undefined, ['node_modules/x/index.mjs'], ['deep.js', 'import-statement']),
    'deep.js': script(undefined, ['libs/room-policy/dist/index.js'], ['core.js', 'import-statement']),
    'room.js': script(
      `${app}/room/room-page.ts`,
      [`${app}/room/room-page.ts`, `${app}/shared/api.ts`],
      ['core.js', 'import-statement'],
      ['later.js', 'dynamic-import'],
    ),
    'later.js': script(`${app}/room/later.ts`, [`${app}/room/later.ts`]),
    'admin.js': script(`${app}/admin/admin-page.ts`, [`${app}/admin/admin-page.ts`]),
    'en.js': script('libs/i18n/en/web.json', ['libs/i18n/en/web.json']),
    'fr.js': script('libs/i18n/fr/web.json', ['libs/i18n/fr/web.json']),
    'styles.css': script('angular:styles/global:styles', []),
  },
};

/** The same with a module more in one of its scripts. */
const withInput = (name: string, input: string): BuildStats => {
  const changed = stats.outputs[name]!;
  return { outputs: { ...stats.outputs, [name]: { ...changed, inputs: { ...changed.inputs, [input]: {} } } } };
};

describe('the scripts of the door', () => {
  it('are the start, the room and all that they import, but nothing lazy', () => {
    const { always, languages, strangers } = doorScripts(stats);
    expect(always.toSorted()).toEqual(['core.js', 'deep.js', 'main.js', 'room.js']);
    expect(languages).toEqual(['en.js', 'fr.js']);
    expect(strangers).toEqual([]);
  });

  it.each(['main.js', 'room.js', 'core.js'])('have no page of others in %s', (name) => {
    const page = `${app}/admin/admin-page.ts`;
    expect(doorScripts(withInput(name, page)).strangers).toEqual([page]);
  });

  it('are not looked for in vain', () => {
    expect(() => doorScripts({ outputs: { 'main.js': stats.outputs['main.js']! } })).toThrow('room-page');
    expect(() => doorScripts({ outputs: {} })).toThrow('main');
  });
});

describe('judge', () => {
  const scripts = [
    { name: 'small.js', bytes: 1_000 },
    { name: 'large.js', bytes: 9_000 },
  ];

  it('is content up to the limit', () => {
    expect(judge(scripts, [], 10_000)).toEqual({ bytes: 10_000, problems: [] });
  });

  it('names the largest above it', () => {
    const { problems } = judge(scripts, [], 9_999);
    expect(problems).toEqual(['It is more than 10.0 kB. The largest:', '  large.js 9.0 kB', '  small.js 1.0 kB']);
  });

  it('names what should be lazy', () => {
    expect(judge(scripts, ['admin.ts'], 10_000).problems).toEqual([
      'admin.ts belongs to another page and should be lazy.',
    ]);
  });
});
