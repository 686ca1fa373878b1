import {
  colorTokens,
  fonts,
  lengthTokens,
  type FontName,
  type LengthToken,
  type Palette,
  type Scheme,
} from './tokens.js';

/** All that a style sheet of a theme says. */
export interface Look {
  colors: Record<Scheme, Palette>;
  lengths: Record<LengthToken, string>;
  font: FontName;
}

/**
 * The style sheet of a theme: custom properties and nothing else. What goes into it was read as a colour, a length or one of our
 * faces, and is written by us, so no text of the theme's can end a rule and begin another.
 *
 * @param base what the app looks like without it; what is the same is left out
 * @returns `''` where all is the same
 */
export function themeCss(look: Look, base: Look): string {
  const lines = changed(declarations(look), declarations(base)).map(([name, value]) => `  --${name}: ${value};`);
  // Twice, so that it counts more than the app's own sheet, whichever of them comes last.
  return lines.length === 0 ? '' : `:root:root {\n${lines.join('\n')}\n}\n`;
}

function declarations({ colors, lengths, font }: Look): [string, string][] {
  return [
    ...colorTokens.map((token): [string, string] => [
      token,
      `light-dark(${colors.light[token]}, ${colors.dark[token]})`,
    ]),
    ...lengthTokens.map((token): [string, string] => [token, lengths[token]]),
    ['font', fonts[font]],
  ];
}

function changed(these: [string, string][], those: [string, string][]): [string, string][] {
  const before = new Map(those);
  return these.filter(([name, value]) => before.get(name) !== value);
}
