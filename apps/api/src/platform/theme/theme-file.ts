import { languages, type Language } from '@vroom/contract';
import * as z from 'zod';
import { opaque, readColor } from './color.js';
import {
  accentFamily,
  colorTokens,
  fonts,
  lengthTokens,
  veilTokens,
  type ColorToken,
  type LengthToken,
} from './tokens.js';

/** What `theme.json` may weigh, in bytes. */
export const maxThemeSize = 128 * 1024;

const anyColor = 'a colour such as #0f766e, rgb(15 118 110) or oklch(51% 0.09 186)';

function color(token: ColorToken) {
  const veil = veilTokens.includes(token);
  const allowed = veil ? `${anyColor}, translucent or not` : `${anyColor} through which nothing shines`;
  return z.string({ error: allowed }).transform((text, context) => {
    const read = readColor(text);
    if (read !== undefined && (veil || opaque(read))) return read;
    context.addIssue({ code: 'custom', message: allowed });
    return z.NEVER;
  });
}

const palette = z.strictObject(
  Object.fromEntries(colorTokens.map((token) => [token, color(token).optional()])) as Record<
    ColorToken,
    z.ZodOptional<ReturnType<typeof color>>
  >,
);

const lengthWords = 'a length from 0px to 40px, such as 14px';
const length = z
  .string({ error: lengthWords })
  .regex(/^(\d|[1-3]\d|40)(\.\d{1,2})?px$/, { error: lengthWords })
  .optional();

/** A text for all languages, or one for each. */
function localized(max: number) {
  const words = `a text of at most ${max} characters, or one for each of ${languages.join(', ')}`;
  const text = z.string({ error: words }).trim().min(1, { error: words }).max(max, { error: words });
  const each = Object.fromEntries(languages.map((language) => [language, text.optional()])) as Record<
    Language,
    z.ZodOptional<typeof text>
  >;
  return z
    .preprocess(
      (value) => (typeof value === 'string' ? Object.fromEntries(languages.map((each) => [each, value])) : value),
      z.strictObject(each, { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : words) }),
    )
    .optional();
}

const texts = z.record(z.string(), z.string({ error: 'a text' }).min(1).max(2000), { error: 'texts by their keys' });
const picture = z.string({ error: 'the name of a .svg or .png in the folder of the theme' }).optional();

/** `theme.json`, as docs/themes.md describes it. */
export const themeFileSchema = z.strictObject({
  name: z
    .string({ error: 'a name of at most 60 characters' })
    .trim()
    .min(1, { error: 'a name of at most 60 characters' })
    .max(60, { error: 'a name of at most 60 characters' }),
  colors: z.strictObject({ light: palette.optional(), dark: palette.optional() }).superRefine(checkAccents).optional(),
  shape: z
    .strictObject(
      Object.fromEntries(lengthTokens.map((token) => [token, length])) as Record<LengthToken, typeof length>,
    )
    .optional(),
  font: z
    .enum(Object.keys(fonts) as [keyof typeof fonts], { error: `one of ${Object.keys(fonts).join(', ')}` })
    .optional(),
  logo: picture,
  logo_dark: picture,
  favicon: picture,
  welcome: localized(2000),
  powered_by: localized(1000),
  texts: z
    .strictObject(
      Object.fromEntries(languages.map((language) => [language, texts.optional()])) as Record<
        Language,
        z.ZodOptional<typeof texts>
      >,
    )
    .optional(),
});
export type ThemeFile = z.output<typeof themeFileSchema>;

type SomeColors = { [token in ColorToken]?: string | undefined };
interface Palettes {
  light?: SomeColors | undefined;
  dark?: SomeColors | undefined;
}

function checkAccents(palettes: Palettes, context: z.RefinementCtx): void {
  for (const [scheme, colors = {}] of Object.entries(palettes) as [keyof Palettes, SomeColors | undefined][]) {
    const missing = accentFamily.filter((token) => colors[token] === undefined);
    if (missing.length === 0 || missing.length === accentFamily.length) continue;
    context.addIssue({
      code: 'custom',
      path: [scheme],
      message: `${accentFamily.join(', ')} together or none of them; ${missing.join(', ')} is missing`,
    });
  }
}
