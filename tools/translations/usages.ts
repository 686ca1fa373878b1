import { lineAt, type Source } from './source.ts';

/** A key that a source asks for by name: all of it, or its beginning (`'errors.' + code`). */
export interface Asked {
  key: string;
  isPrefix: boolean;
  path: string;
  line: number;
}

/** What the sources say about keys. */
export interface Usages {
  /** Every string literal that could be a key. */
  literals: Set<string>;
  /** Every beginning of a key that something is appended to, with its last dot. */
  prefixes: Set<string>;
  /** Keys asked of the translator, so that they have to exist. */
  asked: Asked[];
  /** Names in the contract: the error codes are among them. */
  contractNames: Set<string>;
}

const key = String.raw`[A-Za-z][\w-]*(?:\.[\w-]+)*`;
const literal = new RegExp(`(['"\`])(${key})\\1`, 'g');
const prefix = new RegExp(`(?:(['"])(${key}\\.)\\1\\s*\\+)|(?:\`(${key}\\.)\\$\\{)`, 'g');
const calls = String.raw`\b(?:t|translate|selectTranslate|translateSignal)\(\s*`;
const askedByCall = new RegExp(`${calls}(['"\`])(${key}\\.?)(?:\\1(\\s*\\+)?|\\$\\{)`, 'g');
const askedByPipe = new RegExp(`(['"])(${key})\\1\\s*\\|\\s*transloco`, 'g');
const name = /(?:^|[\s{,])(\w+)\s*:|['"](\w+)['"]/g;

export function usagesIn(sources: readonly Source[]): Usages {
  const usages: Usages = { literals: new Set(), prefixes: new Set(), asked: [], contractNames: new Set() };
  for (const { path, text } of sources) read(path, withoutComments(text), usages);
  return usages;
}

function read(path: string, text: string, usages: Usages): void {
  for (const match of text.matchAll(literal)) usages.literals.add(match[2] ?? '');
  for (const match of text.matchAll(prefix)) usages.prefixes.add(match[2] ?? match[3] ?? '');
  for (const match of [...text.matchAll(askedByCall), ...text.matchAll(askedByPipe)]) {
    const asked = match[2] ?? '';
    usages.asked.push({ key: asked, isPrefix: asked.endsWith('.'), path, line: lineAt(text, match.index) });
  }
  if (!path.startsWith('libs/contract/')) return;
  for (const match of text.matchAll(name)) usages.contractNames.add(match[1] ?? match[2] ?? '');
}

/** Comments don't use anything. Their lines stay, so that the numbers hold. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/^(\s*)\/\/.*$/gm, '$1');
}
