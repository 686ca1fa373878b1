import { peerColors, type PeerColor } from '@vroom/contract';

/** Somebody and their colour, where it is known. */
export interface Colored {
  readonly id: string;
  readonly color: PeerColor | null;
}

/**
 * A colour that nobody has while there are enough of them, else any.
 *
 * @param seed spreads the choices: people who come at the same moment should not all take the first free one
 */
export function chooseColor(taken: Iterable<PeerColor | null>, seed: string): PeerColor {
  const used = new Set(taken);
  const free = peerColors.filter((color) => !used.has(color));
  const choices = free.length > 0 ? free : peerColors;
  return choices[hash(seed) % choices.length] ?? peerColors[0];
}

/**
 * Which colour to have, given what the others have. Of two with the same colour the one with the smaller id keeps it, so
 * that both sides decide alike without a word. Where no colour is free, sharing one is all that is left.
 *
 * @returns the present colour, or the one to change to
 */
export function resolveColor(self: { id: string; color: PeerColor }, others: readonly Colored[]): PeerColor {
  const yields = others.some(({ id, color }) => color === self.color && id < self.id);
  if (!yields || new Set(others.map(({ color }) => color)).size >= peerColors.length) return self.color;
  return chooseColor(
    others.map(({ color }) => color),
    self.id,
  );
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
