import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages, type Language } from '@vroom/contract';
import { cleanHtml, type CleanHtml } from './clean-html.js';
import { PictureError, readPicture, versionOf, type ThemePicture } from './picture.js';
import { readThemeFile } from './read-theme-file.js';
import { themeCss, type Look } from './theme-css.js';
import { ThemeError } from './theme-error.js';
import type { ThemeFile } from './theme-file.js';
import type { ThemeTexts } from './theme-texts.js';
import type { Palette, Scheme } from './tokens.js';

/** The themes that VROOM brings along. */
export const includedThemes = fileURLToPath(new URL('../../../assets/themes/', import.meta.url));
export const defaultTheme = 'default';

/** HTML in each language, of which only what is allowed is left. */
export type LocalizedHtml = Record<Language, string>;

export interface CleanedHtml {
  html: LocalizedHtml;
  /** What was taken out of it. */
  removed: string[];
}

/** The pictures that a theme may have, by the names they have in `theme.json`. */
const pictureNames = ['logo', 'logo_dark', 'favicon'] as const;
export type PictureName = (typeof pictureNames)[number];

/** A theme that can be shown: all of it is checked. */
export interface Theme {
  /** The name of its folder. */
  id: string;
  name: string;
  /** Every colour there is: its own, and the default theme's for the rest. */
  colors: Record<Scheme, Palette>;
  /** A style sheet of custom properties; empty where it sets none. */
  css: string;
  /** Of the style sheet: another one has another version. */
  version: string;
  pictures: Partial<Record<PictureName, ThemePicture>>;
  welcome: LocalizedHtml | undefined;
  poweredBy: LocalizedHtml | undefined;
  texts: ThemeTexts;
  /** What was taken out of its HTML, for who writes it. */
  removed: string[];
}

/** @param own the operator's folder of themes, whose themes come first; `''` where there is none */
function folderOf(id: string, own: string): string {
  const folders = (own === '' ? [includedThemes] : [own, includedThemes]).map((each) => join(each, id));
  const found = folders.find((folder) => existsSync(folder));
  if (found !== undefined) return found;
  throw new ThemeError([`There is no theme ${JSON.stringify(id)}: looked for were ${folders.join(' and ')}`]);
}

/**
 * Reads a theme, and checks all of it.
 *
 * @param own the operator's folder of themes, or `''`
 * @throws ThemeError
 */
export function readTheme(id: string, own: string): Theme {
  const folder = folderOf(id, own);
  const path = join(folder, 'theme.json');
  const file = readThemeFile(path);
  const base = readThemeFile(join(includedThemes, defaultTheme, 'theme.json'));
  const look = lookOf(file, base);
  const css = themeCss(look, lookOf(base, base));
  const [welcome, poweredBy] = [localizedHtml(file.welcome), localizedHtml(file.powered_by)];
  return {
    id,
    name: file.name,
    colors: look.colors,
    css,
    version: versionOf(css),
    pictures: picturesOf(folder, path, file),
    welcome: welcome?.html,
    poweredBy: poweredBy?.html,
    texts: file.texts ?? {},
    removed: [...(welcome?.removed ?? []), ...(poweredBy?.removed ?? [])],
  };
}

/** What a theme does not say is as in the default theme, which says all. */
function lookOf({ colors, shape, font }: ThemeFile, base: ThemeFile): Look {
  const palette = (scheme: Scheme) => {
    const accent = colors?.[scheme]?.accent;
    // The ring around what has the focus follows the accent.
    return { ...base.colors?.[scheme], ...(accent !== undefined && { focus: accent }), ...colors?.[scheme] } as Palette;
  };
  return {
    colors: { light: palette('light'), dark: palette('dark') },
    lengths: { ...base.shape, ...shape } as Look['lengths'],
    font: font ?? base.font ?? 'figtree',
  };
}

function picturesOf(folder: string, path: string, file: ThemeFile): Theme['pictures'] {
  const pictures: Theme['pictures'] = {};
  const problems: string[] = [];
  for (const key of pictureNames) {
    const name = file[key];
    if (name === undefined) continue;
    try {
      pictures[key] = readPicture(folder, name);
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      problems.push(`${path}: ${key} is ${JSON.stringify(name)}: ${error.message}`);
    }
  }
  if (problems.length > 0) throw new ThemeError(problems);
  return pictures;
}

/** In every language; one that is left out gets what another one says. */
export function localizedHtml(
  texts: Partial<Record<Language, string | undefined>> | undefined,
): CleanedHtml | undefined {
  const first = languages.map((language) => texts?.[language]).find((text) => text !== undefined);
  if (texts === undefined || first === undefined) return undefined;
  const cleaned = languages.map((language): [Language, CleanHtml] => [language, cleanHtml(texts[language] ?? first)]);
  const html = Object.fromEntries(cleaned.map(([language, clean]) => [language, clean.html])) as LocalizedHtml;
  return { html, removed: [...new Set(cleaned.flatMap(([, clean]) => clean.removed))] };
}
