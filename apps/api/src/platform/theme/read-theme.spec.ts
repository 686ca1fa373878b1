import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxPictureSize } from './picture.js';
import { readTheme } from './read-theme.js';
import { ThemeError } from './theme-error.js';
import { maxThemeSize } from './theme-file.js';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>';
const accents = { accent: '#123456', 'accent-strong': '#012345', 'accent-soft': '#eef', 'on-accent': 'white' };
let own: string;
let folder: string;

beforeAll(async () => {
  own = await mkdtemp(join(tmpdir(), 'vroom-themes-'));
  folder = join(own, 'ours');
  await mkdir(folder);
  await writeFile(join(own, 'secret.svg'), drawing);
  await symlink(join(own, 'secret.svg'), join(folder, 'link.svg'));
});
afterAll(() => rm(own, { recursive: true }));

const write = (theme: unknown) =>
  writeFile(join(folder, 'theme.json'), typeof theme === 'string' ? theme : JSON.stringify(theme));

async function themeOf(theme: object) {
  await write({ name: 'Ours', ...theme });
  return readTheme('ours', own);
}

/** What is said about a theme, without the path of its file. */
async function problemsOf(theme: unknown, id = 'ours'): Promise<string[]> {
  await write(theme);
  try {
    readTheme(id, own);
  } catch (error) {
    if (error instanceof ThemeError) return error.problems.map((each) => each.replaceAll(`${folder}/`, ''));
    throw error;
  }
  return [];
}

describe('a theme', () => {
  it('sets what it says, and is as the default theme for the rest', async () => {
    const { css, colors } = await themeOf({ colors: { light: accents }, shape: { radius: '3px' }, font: 'serif' });
    expect(colors.light).toMatchObject({
      accent: '#123456',
      focus: '#123456',
      'accent-soft': '#eeeeff',
      ink: '#1c1b1a',
    });
    expect(colors.dark.accent).toBe('#5eead4');
    expect(css.split('\n').filter((line) => line.startsWith('  --'))).toEqual([
      '  --accent: light-dark(#123456, #5eead4);',
      '  --accent-strong: light-dark(#012345, #99f6e4);',
      '  --accent-soft: light-dark(#eeeeff, #12332f);',
      '  --focus: light-dark(#123456, #5eead4);',
      '  --radius: 3px;',
      expect.stringMatching(/^ {2}--font: 'Iowan Old Style', .*serif;$/),
    ]);
  });

  it('needs no more than a name, and changes nothing then', async () => {
    expect(await themeOf({})).toMatchObject({ id: 'ours', name: 'Ours', css: '', pictures: {}, texts: {} });
    expect(readTheme('default', '')).toMatchObject({ css: '', pictures: {}, texts: {} });
  });

  it.each([
    ['#0f766e', '#0f766e'],
    ['#ABC', '#aabbcc'],
    ['teal', '#008080'],
    ['rgb(15 118 110)', '#0f766e'],
    ['hsl(175, 77%, 26%)', '#0f756d'],
    ['oklch(51.975% 0.17686 142.495)', '#008000'],
  ])('takes %s for a colour', async (written, read) => {
    expect((await themeOf({ colors: { dark: { ink: written } } })).colors.dark.ink).toBe(read);
  });

  it('lets veils be translucent', async () => {
    const { colors } = await themeOf({ colors: { light: { hover: 'rgb(0 0 0 / 50%)' } } });
    expect(colors.light.hover).toBe('#00000080');
  });

  it('says one thing in all languages, or each thing in one', async () => {
    const { welcome, poweredBy } = await themeOf({ welcome: 'Hello', powered_by: { fr: 'Ici', en: 'Here' } });
    expect(welcome).toEqual({ en: 'Hello', fr: 'Hello' });
    expect(poweredBy).toEqual({ en: 'Here', fr: 'Ici' });
    expect((await themeOf({ welcome: { fr: 'Bonjour' } })).welcome).toEqual({ en: 'Bonjour', fr: 'Bonjour' });
  });

  it('comes from the folder of the operator before it is looked for in ours', async () => {
    await mkdir(join(own, 'orchard'));
    await writeFile(join(own, 'orchard', 'theme.json'), '{"name": "Theirs"}');
    expect([readTheme('orchard', own).name, readTheme('orchard', '').name]).toEqual(['Theirs', 'Orchard']);
  });

  it('has pictures, each with a version of its own', async () => {
    await writeFile(join(folder, 'logo.svg'), drawing);
    const first = (await themeOf({ logo: 'logo.svg' })).pictures.logo;
    await writeFile(join(folder, 'logo.svg'), drawing.replace('4', '5'));
    const second = (await themeOf({ logo: 'logo.svg' })).pictures.logo;
    expect([first?.type, first?.body.toString()]).toEqual(['image/svg+xml', drawing]);
    expect(second?.version).not.toBe(first?.version);
  });
});

describe('a colour that is none', () => {
  const allowed = 'a colour such as #0f766e, rgb(15 118 110) or oklch(51% 0.09 186) through which nothing shines';

  it.each([
    'red; } body { display: none',
    'red}*{x:y',
    'url(https://example.org/x)',
    'expression(alert(1))',
    '</style><script>alert(1)</script>',
    'var(--ink)',
    '#12345',
    'rgb(0 0 0 / 50%)',
    '#fff\n;--x:1',
    '\\72 ed',
    '/**/red',
    'currentColor',
    '',
  ])('%j is refused, and nothing of it gets anywhere', async (color) => {
    const problem = `theme.json: colors.light.ink is ${JSON.stringify(color)}; allowed is ${allowed}`;
    expect(await problemsOf({ name: 'x', colors: { light: { ink: color } } })).toEqual([problem]);
  });

  it.each([7, null, { r: 1 }, ['red']])('%j is refused as well', async (color) => {
    expect((await problemsOf({ name: 'x', colors: { dark: { ink: color } } }))[0]).toContain('colors.dark.ink is');
  });
});

describe('what else is wrong', () => {
  it.each<[object | string, RegExp]>([
    ['{"name": "x"', /^theme\.json is no JSON: /],
    ['[]', /^theme\.json: all of it is \[\]; allowed is/],
    [{}, /^theme\.json: name is missing; allowed is a name of at most 60 characters$/],
    [{ name: 'x', color: {} }, /^theme\.json: color is no key; allowed are name, colors, shape, font, logo, /],
    [{ name: 'x', colors: { light: { inc: '#000' } } }, /colors\.light\.inc is no key; allowed are paper, raised, /],
    [
      { name: 'x', colors: { light: { accent: '#000' } } },
      /colors\.light is .*; accent-strong, accent-soft, on-accent is missing$/,
    ],
    [{ name: 'x', shape: { radius: '1px; color: red' } }, /shape\.radius is .*; allowed is a length from 0px to 40px/],
    [{ name: 'x', shape: { radius: '4000px' } }, /shape\.radius is "4000px"; allowed is a length/],
    [{ name: 'x', font: "x'; } body {" }, /font is .*; allowed is one of figtree, system, serif$/],
    [{ name: 'x', welcome: { de: 'Hallo' } }, /welcome\.de is no key; allowed are en, fr$/],
    [
      { name: 'x', welcome: 7 },
      /welcome is 7; allowed is a text of at most 2000 characters, or one for each of en, fr$/,
    ],
    [
      { name: 'x', texts: { en: { 'home.titel': 'x' } } },
      /texts\.en\.home\.titel is no text of ours; allowed are the keys of/,
    ],
    [{ name: 'x', texts: { en: { __proto__: 'x', constructor: 'x' } } }, /texts\.en\.constructor is no text of ours/],
    [
      { name: 'x', texts: { fr: { 'shell.version': '{{secret}}' } } },
      /is a text with \{\{secret\}\}; allowed is \{\{version\}\}$/,
    ],
    [{ name: 'x', texts: { fr: { 'home.title': '{{name}}' } } }, /is a text with \{\{name\}\}; allowed are none$/],
  ])('%j', async (theme, said) => {
    const problems = await problemsOf(theme);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(said);
  });

  it('is all said at once', async () => {
    expect(await problemsOf({ name: '', font: 'x', colors: { light: { ink: 'x', paper: 'y' } } })).toHaveLength(4);
  });

  it('is a theme that is not there', async () => {
    expect((await problemsOf('', 'nowhere'))[0]).toMatch(
      /^There is no theme "nowhere": looked for were .*nowhere and /,
    );
    await rm(join(folder, 'theme.json'));
    expect(() => readTheme('ours', own)).toThrow(/theme\.json is missing/);
  });

  it('is a file that is too large', async () => {
    expect((await problemsOf(`{"name": "${'x'.repeat(maxThemeSize)}"}`))[0]).toMatch(
      /has 1310\d\d bytes; allowed are 131072$/,
    );
  });
});

describe('a picture', () => {
  const saying = async (name: string, content?: string | Buffer) => {
    if (content !== undefined) await writeFile(join(folder, name), content);
    return (await problemsOf({ name: 'x', logo: name }))[0]?.replace(/^theme\.json: logo is ".*": /, '');
  };

  it.each([
    ['../secret.svg', /^allowed is the name of a file right in the folder/],
    ['/etc/passwd', /^allowed is the name of a file right in the folder/],
    ['..\\secret.svg', /^allowed is the name of a file right in the folder/],
    ['.hidden.svg', /^allowed is the name of a file right in the folder/],
    ['logo.svg\0.png', /^allowed is the name of a file right in the folder/],
    ['link.svg', /^it leads out of the folder/],
    ['none.svg', /^there is no such file/],
  ])('%j is not given away', async (name, said) => {
    expect(await saying(name)).toMatch(said);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['huge.svg', Buffer.alloc(maxPictureSize + 1, ' '), /^it has 262145 bytes; allowed are 262144$/],
    ['logo.gif', 'GIF89a', /^allowed are \.svg and \.png$/],
    ['logo.png', drawing, /^it is no PNG$/],
    ['page.svg', '<html><body/></html>', /^it is no SVG$/],
    ['text.svg', 'hello', /^it is no SVG$/],
    ['script.svg', '<svg><script>alert(1)</script></svg>', /^it has <script>; allowed is a drawing/],
    ['scoped.svg', '<svg xmlns:s="http://www.w3.org/2000/svg"><s:SCRIPT/></svg>', /^it has <s:SCRIPT>; /],
    ['click.svg', '<svg><g onClick="alert(1)"/></svg>', /^it has onClick of <g>; /],
    ['page-in.svg', '<svg><foreignObject/></svg>', /^it has <foreignObject>; /],
    ['link-out.svg', '<svg><a href="javascript:alert(1)"/></svg>', /^it has href of <a>, which leads elsewhere; /],
    ['image.svg', '<svg><image xlink:href="https://example.org/x"/></svg>', /^it has xlink:href of <image>, which /],
    ['style.svg', '<?xml-stylesheet href="x"?><svg/>', /^it has a style sheet from elsewhere; /],
    ['entity.svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', /^it has entities of its own; /],
  ])('%s is refused', async (name, content, said) => {
    expect(await saying(name, content)).toMatch(said);
  });

  it('may be a folder for nobody', async () => {
    await mkdir(join(folder, 'folder.svg'));
    expect(await saying('folder.svg')).toBe('it is no file');
  });
});
