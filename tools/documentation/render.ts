/** The pages as the app shows them. */
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { Token, Tokens } from 'marked';
import { contents, fileOf, languages, pageOf, type Language } from './contents.ts';
import { docs } from './folders.ts';
import { draw } from './drawings.ts';
import { plainText, readPage, toHtml, type Page, type Shown } from './markdown.ts';

/** In a contents; `file` is below the folder of the documentation, without `.json`. */
export interface Entry {
  page: string;
  file: string;
  title: string;
}

export interface Found {
  page: string;
  pageTitle: string;
  /** The anchor. */
  id: string;
  title: string;
  text: string;
}

/** What the app loads, by the names of the files: JSON, and the text of pictures. */
export async function renderDocumentation(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const write = (name: string, content: unknown) => void files.set(`${name}.json`, JSON.stringify(content));
  const pictureOf = (diagram: string): string => {
    const { name, svg } = draw(diagram);
    files.set(`${name}.svg`, svg);
    return `assets/documentation/${name}.svg`;
  };
  const all: Record<string, unknown> = {};
  for (const language of languages) {
    const found: Found[] = [];
    const groups = [];
    for (const { title, pages } of contents()) {
      const entries = await Promise.all(pages.map((page) => read(page, language)));
      for (const { entry, parsed } of entries) {
        const leadsTo = (target: string) => targetInApp(target, fileOf(entry.page, language));
        write(entry.file, rendered(parsed, { leadsTo, pictureOf }));
        found.push(...searchable(entry, parsed));
      }
      groups.push({ title: title[language], pages: entries.map(({ entry }) => entry) });
    }
    all[language] = groups;
    write(`search-${language}`, found);
  }
  write('contents', all);
  return files;
}

async function read(page: string, language: Language): Promise<{ entry: Entry; parsed: Page }> {
  const file = fileOf(page, language);
  const parsed = readPage(await readFile(join(docs, file), 'utf8'));
  return { entry: { page, file: file.replace(/\.md$/, ''), title: parsed.title }, parsed };
}

function rendered({ title, sections }: Page, shown: Shown) {
  return {
    title,
    sections: sections.map(({ id, level, title: heading, tokens }) => ({
      id,
      level,
      title: heading,
      html: toHtml(tokens, shown),
    })),
  };
}

/** Addresses are relative to the app's own, so that it may live below a path. */
function targetInApp(target: string, file: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return target;
  const [path = '', anchor] = target.split('#');
  const fragment = anchor === undefined ? '' : `#${anchor}`;
  const aim = path === '' ? file : posix.normalize(posix.join(dirname(file), path));
  if (aim === 'openapi.json') return 'api/openapi.json';
  if (aim === 'README.md') return 'documentation';
  const page = pageOf(aim);
  return page === undefined ? undefined : `documentation/${page}${fragment}`;
}

function searchable({ page, title: pageTitle }: Entry, { sections }: Page): Found[] {
  return sections.map(({ id, title, tokens }) => {
    const text = tokens.map((token) => words(token)).join(' ');
    return { page, pageTitle, id, title, text: text.replaceAll(/\s+/g, ' ').trim() };
  });
}

/** Lists and tables keep their words in parts of their own. */
function words(token: Token): string {
  if (token.type === 'code' && (token as Tokens.Code).lang === 'mermaid') return '';
  if (token.type === 'list') return (token as Tokens.List).items.map(words).join(' ');
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return [header, ...rows].flatMap((row) => row.map((cell) => plainText(cell.tokens))).join(' ');
  }
  return plainText([token]);
}
