/** Which licences VROOM may be given out with. */
import type { InstalledPackage } from '../credits.ts';

/** By which anybody may use, change and pass on what stands under them, also within what is not under them. SPDX ids. */
const allowed: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
  ...['OFL-1.1', 'Python-2.0', 'Unicode-3.0', 'Unicode-DFS-2016', 'Unlicense', 'WTFPL', 'Zlib'],
]);

/** As it was written before SPDX. */
const formerNames: Readonly<Record<string, string>> = { 'MIT/X11': 'MIT' };

/** Packages that may not be part of VROOM, in words; empty where all may. */
export function licenceProblems(packages: readonly InstalledPackage[]): string[] {
  return packages.flatMap(({ name, version, licence }) => {
    if (licence === undefined) return [`${name} ${version} says nothing about its licence`];
    return isAllowed(licence) ? [] : [`${name} ${version} has a licence that is not on the list: ${licence}`];
  });
}

/** @param expression of SPDX (its annex D): of what stands between `OR` one must be allowed, between `AND` all; `AND` binds tighter */
export function isAllowed(expression: string): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const some = (): boolean => {
    let found = every();
    while (words[at] === 'OR') {
      at++;
      found = every() || found;
    }
    return found;
  };
  const every = (): boolean => {
    let found = one();
    while (words[at] === 'AND') {
      at++;
      found = one() && found;
    }
    return found;
  };
  const one = (): boolean => {
    const word = words[at++] ?? '';
    if (word !== '(') return allowed.has(formerNames[word] ?? word);
    const inside = some();
    return words[at++] === ')' && inside;
  };
  return some() && at === words.length;
}
