/** Reads a page: its headings with the anchors that GitHub gives them, and its sections as HTML. */
import { lexer, Marked, walkTokens, type Token, type Tokens } from 'marked';

export interface Section {
  /** The anchor; the part before the first heading below the title has none. */
  id: string;
  level: 2 | 3;
  title: string;
  tokens: Token[];
}

export interface Page {
  title: string;
  sections: Section[];
}

/** Once through a text: an anchor that was given away gets a number. */
function anchors(): (text: string) => string {
  const given = new Map<string, number>();
  return (text) => {
    const plain = text.toLowerCase().trim();
    const anchor = plain.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    const times = given.get(anchor) ?? 0;
    given.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  };
}

/** The words of a heading without its marks. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      // What stands between two lines of a cell.
      if (token.type === 'html') return ' ';
      if ('tokens' in token) return plainText(token.tokens);
      return 'text' in token ? String(token.text) : '';
    })
    .join('');
}

export const tokensOf = (markdown: string): Token[] => lexer(markdown);

/** All of the headings, as links can lead to them. */
export function anchorsOf(markdown: string): Set<string> {
  const anchor = anchors();
  const found = new Set<string>();
  void walkTokens(tokensOf(markdown), (token) => {
    if (token.type === 'heading') found.add(anchor(plainText(token.tokens ?? [])));
  });
  return found;
}

/** Where the links and pictures of a text lead. */
export function targetsOf(markdown: string): string[] {
  const found: string[] = [];
  void walkTokens(tokensOf(markdown), (token) => {
    if (token.type === 'link' || token.type === 'image') found.push((token as Tokens.Link).href);
  });
  return found;
}

export function readPage(markdown: string): Page {
  const anchor = anchors();
  const page: Page = { title: '', sections: [{ id: '', level: 2, title: '', tokens: [] }] };
  for (const token of tokensOf(markdown)) {
    const heading = token.type === 'heading' ? (token as Tokens.Heading) : undefined;
    const title = heading ? plainText(heading.tokens) : '';
    const id = heading ? anchor(title) : '';
    if (heading?.depth === 1) page.title = title;
    else if (heading?.depth === 2 || heading?.depth === 3)
      page.sections.push({ id, level: heading.depth, title, tokens: [] });
    else page.sections.at(-1)?.tokens.push(token);
  }
  page.sections = page.sections.filter(({ id, tokens }) => id !== '' || tokens.some(({ type }) => type !== 'space'));
  return page;
}

/** What the app makes of parts of a page. */
export interface Shown {
  /** Where a link leads in the app, and nothing where it leads to nothing that the app has. */
  leadsTo: (target: string) => string | undefined;
  /** The address of the picture of a diagram. */
  pictureOf: (diagram: string) => string;
}

export function toHtml(tokens: Token[], { leadsTo, pictureOf }: Shown): string {
  const marked = new Marked({
    renderer: {
      link({ href, tokens: words }) {
        const text = this.parser.parseInline(words);
        const target = leadsTo(href);
        return target === undefined ? text : `<a href="${attribute(target)}">${text}</a>`;
      },
      // What is wider than a phone is scrolled by itself, by the keyboard too.
      table(token) {
        const cells = (row: Tokens.TableCell[], name: string) =>
          row.map((cell) => `<${name}>${this.parser.parseInline(cell.tokens)}</${name}>`).join('');
        const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
        const head = `<thead><tr>${cells(token.header, 'th')}</tr></thead>`;
        return `<div class="wide" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>`;
      },
      code({ text, lang }) {
        if (lang === 'mermaid') return `<p class="wide" tabindex="0"><img src="${pictureOf(text)}" alt="Diagram"></p>`;
        return `<pre class="wide" tabindex="0"><code>${attribute(text)}</code></pre>`;
      },
    },
  });
  return marked.parser(tokens);
}

function attribute(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
