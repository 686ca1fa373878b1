/**
 * Any piece but the one that played last, unless there is no other.
 *
 * @param chance from 0 up to 1
 * @returns `undefined` where there is none
 */
export function chooseNext(pieces: readonly string[], last: string | undefined, chance: number): string | undefined {
  const others = pieces.filter((piece) => piece !== last);
  const choice = others.length > 0 ? others : pieces;
  return choice[Math.floor(chance * choice.length)];
}
