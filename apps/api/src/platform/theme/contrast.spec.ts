import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { opaque, readColor } from './color.js';
import { contrastsOf, pairs } from './contrast.js';
import { includedThemes, readTheme } from './read-theme.js';
import { colorTokens, fonts, lengthTokens } from './tokens.js';

const web = new URL('../../../../web/src/', import.meta.url).pathname;
const sheets = globSync('**/*.{css,ts}', { cwd: web }).map((path) => readFileSync(`${web}${path}`, 'utf8'));
const isToken = (name: string | undefined) => colorTokens.some((token) => token === name);

/** Where one rule says both, the colour of the words and what they stand on: `ink on paper`. */
function shownBy(sheet: string): string[] {
  return [...sheet.matchAll(/\{([^{}]*)\}/g)].flatMap(([, rule = '']) => {
    const ink = /(?<![-\w])color:\s*var\(--([\w-]+)\);/.exec(rule)?.[1];
    const [, ground, veiled] =
      /background(?:-color)?:\s*(?:var\(--([\w-]+)\);|linear-gradient\(.*\) var\(--([\w-]+)\))/.exec(rule) ?? [];
    const on = ground ?? veiled;
    return isToken(ink) && isToken(on) && on !== 'hover' ? [`${ink} on ${on}`] : [];
  });
}

describe('the pairs that are checked', () => {
  it('have every one that a rule of the app names', () => {
    const shown = new Set(sheets.flatMap(shownBy));
    const checked = pairs.map(({ what, on }) => `${what} on ${on}`);
    expect([...shown]).toContain('on-accent on accent');
    expect([...shown].filter((pair) => !checked.includes(pair))).toEqual([]);
  });
});

describe('the default theme', () => {
  const { colors } = readTheme('default', '');
  const tokens = readFileSync(`${web}styles/tokens.css`, 'utf8');
  const said = (token: string) => new RegExp(`--${token}: (.*);`).exec(tokens)?.[1] ?? '';
  /** Both sides of `light-dark(…, …)`, or one for both. */
  const sides = (value: string) => /^light-dark\((.+?\)?), (.+)\)$/.exec(value)?.slice(1) ?? [value, value];

  it.each(colorTokens)('says of %s what the app says', (token) => {
    expect([colors.light[token], colors.dark[token]]).toEqual(sides(said(token)).map(readColor));
  });

  it('says all else that the app says', () => {
    const file = JSON.parse(readFileSync(`${includedThemes}default/theme.json`, 'utf8')) as Record<string, object>;
    expect(file['shape']).toEqual(Object.fromEntries(lengthTokens.map((token) => [token, said(token)])));
    expect(fonts.figtree).toBe(said('font'));
  });
});

describe('contrast', () => {
  it.each(['default', 'orchard'])('is enough in the theme %s', (name) => {
    expect(contrastsOf(readTheme(name, '').colors).filter(({ enough }) => !enough)).toEqual([]);
  });

  it('is missed by a hair', () => {
    const { colors } = readTheme('default', '');
    // 4.48:1 on white, which rounds to what is needed.
    colors.light.muted = '#777777';
    colors.light.raised = '#ffffff';
    const found = contrastsOf(colors).find(({ pair }) => pair === 'muted on raised');
    expect(found).toMatchObject({ kind: 'text', enough: false, ratios: { light: 4.47 } });
  });

  it('looks through a veil', () => {
    const { colors } = readTheme('default', '');
    colors.light.hover = '#000000cc';
    const faint = contrastsOf(colors).filter(({ enough }) => !enough);
    expect(faint.map(({ pair }) => pair)).toContain('ink on hover on paper');
    expect(opaque(colors.light.hover)).toBe(false);
  });
});
