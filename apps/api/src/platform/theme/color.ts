import { blend, formatHex, formatHex8, parse, wcagContrast } from 'culori';

/**
 * A colour as CSS writes it, in our own words: `#rrggbb`, with two more digits where it is translucent. Nothing of what was
 * written is left in it, so nothing but a colour can come of it.
 *
 * @returns `undefined` for all that is no colour
 */
export function readColor(text: string): string | undefined {
  const color = parse(text);
  if (!color) return undefined;
  return isOpaque(color.alpha) ? formatHex(color) : formatHex8(color);
}

function isOpaque(alpha: number | undefined): boolean {
  return alpha === undefined || alpha >= 1;
}

/** Whether nothing shines through a colour of `readColor`. */
export function opaque(color: string): boolean {
  return color.length === 7;
}

/** What is seen where a translucent colour lies over an opaque one. */
export function over(top: string, bottom: string): string {
  return formatHex(blend([bottom, top]));
}

/** WCAG 2 contrast of two opaque colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  return wcagContrast(one, other);
}
