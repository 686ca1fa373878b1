/** The colours that a theme may set, as `--<name>` in the web app's `styles/tokens.css`. */
export const colorTokens = [
  'paper',
  'raised',
  'sunken',
  'ink',
  'muted',
  'line',
  'control-line',
  'accent',
  'accent-strong',
  'on-accent',
  'accent-soft',
  'danger',
  'danger-fill',
  'danger-fill-strong',
  'on-danger',
  'danger-soft',
  'warn',
  'warn-soft',
  'good',
  'good-soft',
  'focus',
  'hover',
  'pressed',
  'scrim',
] as const;
export type ColorToken = (typeof colorTokens)[number];

/** Colours that lie over others; all the rest are opaque, or nobody could say what is read on what. */
export const veilTokens: readonly ColorToken[] = ['hover', 'pressed', 'scrim'];

/** Lengths that a theme may set. */
export const lengthTokens = ['radius', 'radius-input'] as const;
export type LengthToken = (typeof lengthTokens)[number];

/** Faces that a theme may choose: the one that comes with the app, and two that every system has. */
export const fonts = {
  figtree: "'Figtree Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  system: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Noto Serif', serif",
} as const;
export type FontName = keyof typeof fonts;

/** What every colour that belongs to an accent is set with: one of them alone would stand among those of another. */
export const accentFamily: readonly ColorToken[] = ['accent', 'accent-strong', 'accent-soft', 'on-accent'];

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];
/** Colours as `readColor` writes them. */
export type Palette = Record<ColorToken, string>;
