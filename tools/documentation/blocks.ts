/** The blocks of code in the pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkTokens } from 'marked';
import { root } from './folders.ts';
import { markdownFiles } from './links.ts';
import { tokensOf } from './markdown.ts';

export interface Block {
  /** Of the repository: `docs/turn.md`. */
  page: string;
  /** `''` for one that is only indented, or says nothing. */
  language: string;
  /** What stands behind the language: `run` for a block that a test runs as it is. */
  mark: string;
  text: string;
}

export function blocksIn(markdown: string, page = ''): Block[] {
  const found: Block[] = [];
  void walkTokens(tokensOf(markdown), (token) => {
    if (token.type !== 'code' || !('text' in token)) return;
    const [language = '', ...marks] = String('lang' in token ? (token.lang ?? '') : '').split(' ');
    found.push({ page, language, mark: marks.join(' '), text: String(token.text) });
  });
  return found;
}

/** Of all pages, in the order of their names. */
export function allBlocks(): Block[] {
  const pages = markdownFiles().toSorted();
  return pages.flatMap((page) => blocksIn(readFileSync(join(root, page), 'utf8'), page));
}
