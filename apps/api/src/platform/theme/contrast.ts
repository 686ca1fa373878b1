import { contrast, over } from './color.js';
import { schemes, type ColorToken, type Palette, type Scheme } from './tokens.js';

/** What WCAG 2.2 asks for: 1.4.3 for words, 1.4.11 for what a control is known by. */
export const needed = { text: 4.5, control: 3 } as const;

/** Something that is seen on something else. A veil (`hover on raised`) is what lies between them. */
interface Pair {
  what: ColorToken;
  on: ColorToken;
  veil?: ColorToken;
  kind: keyof typeof needed;
}

/** What the app shows on what; contrast.spec.ts holds this to its style sheets. */
const texts: Readonly<Partial<Record<ColorToken, readonly (ColorToken | readonly [ColorToken, ColorToken])[]>>> = {
  ink: [
    ...(['paper', 'raised', 'sunken', 'accent-soft', 'warn-soft', 'danger-soft'] as const),
    ['hover', 'paper'],
    ['hover', 'raised'],
    ['pressed', 'raised'],
    ['pressed', 'sunken'],
  ],
  muted: ['paper', 'raised', 'sunken'],
  accent: ['paper', 'raised', 'sunken'],
  'accent-strong': ['paper', 'raised', 'sunken', 'accent-soft', ['hover', 'paper'], ['hover', 'raised']],
  'on-accent': ['accent', 'accent-strong'],
  danger: ['paper', 'raised', 'sunken'],
  'on-danger': ['danger-fill', 'danger-fill-strong'],
  warn: ['paper', 'raised'],
  good: ['paper', 'raised'],
  paper: ['ink'],
};
const controls: typeof texts = {
  'control-line': ['paper', 'raised', 'sunken'],
  focus: ['paper', 'raised', 'sunken', 'accent-soft'],
  accent: ['accent-soft'],
  'danger-fill': ['paper', 'raised', 'sunken'],
  muted: [
    ['hover', 'paper'],
    ['hover', 'raised'],
  ],
  danger: ['danger-soft', ['hover', 'raised']],
  warn: ['sunken', 'warn-soft'],
  good: ['sunken', 'line'],
};

function pairsOf(table: typeof texts, kind: Pair['kind']): Pair[] {
  return (Object.entries(table) as [ColorToken, (typeof texts)[ColorToken]][]).flatMap(([what, places = []]) =>
    places.map((place): Pair => {
      if (typeof place === 'string') return { what, on: place, kind };
      const [veil, on] = place;
      return { what, on, veil, kind };
    }),
  );
}

export const pairs: readonly Pair[] = [...pairsOf(texts, 'text'), ...pairsOf(controls, 'control')];

export interface Contrast {
  /** Such as `muted on paper`. */
  pair: string;
  kind: Pair['kind'];
  /** From 1 to 21, cut after two places: what is just below is below. */
  ratios: Record<Scheme, number>;
  /** Whether both schemes have what is needed. */
  enough: boolean;
}

/** The contrast of all that the app shows, in both schemes. */
export function contrastsOf(colors: Record<Scheme, Palette>): Contrast[] {
  return pairs.map((pair) => {
    const [light, dark] = schemes.map((scheme) => ratioOf(pair, colors[scheme]));
    const ratios = { light, dark } as Record<Scheme, number>;
    const { what, on, veil, kind } = pair;
    const place = veil === undefined ? on : `${veil} on ${on}`;
    return {
      pair: `${what} on ${place}`,
      kind,
      ratios,
      enough: Object.values(ratios).every((each) => each >= needed[kind]),
    };
  });
}

function ratioOf({ what, on, veil }: Pair, palette: Palette): number {
  const ground = veil === undefined ? palette[on] : over(palette[veil], palette[on]);
  return Math.floor(contrast(palette[what], ground) * 100) / 100;
}
