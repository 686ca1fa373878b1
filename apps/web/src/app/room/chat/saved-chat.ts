import { linkify } from './linkify';

/** A chat as it is put into a file: everything in words already. */
export interface SavedChat {
  readonly language: string;
  readonly title: string;
  /** When it was saved. */
  readonly saved: string;
  readonly lines: readonly SavedLine[];
}

export interface SavedLine {
  readonly name: string;
  /** As a person reads it, and as ISO 8601. */
  readonly when: string;
  readonly iso: string;
  readonly text: string;
}

/** Everything that some program may take for the end of a line. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** As text. What somebody wrote is indented, line by line, so that nobody writes what looks like another one's message. */
export function chatText({ title, saved, lines }: SavedChat): string {
  const messages = lines.map(({ name, when, text }) => {
    const indented = text.split(lineEnds).map((line) => `    ${line}`);
    return [`${when}  ${name}`, ...indented].join('\n');
  });
  return `${[`${title}\n${saved}`, ...messages].join('\n\n')}\n`;
}

const style = `
  body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1c1b1a; background: #fbfaf8; }
  article { margin-top: 1.25rem; }
  header, .saved { color: #6b6762; font-size: 0.875rem; }
  header b { color: #1c1b1a; }
  article p { margin: 0.25rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/**
 * As a page. It is built of elements and written down by the browser, so that what people wrote is text in it whatever it
 * looks like; and the page itself may load and run nothing.
 */
export function chatPage({ implementation }: Document, chat: SavedChat): string {
  const page = implementation.createHTMLDocument(chat.title);
  page.documentElement.lang = chat.language;
  page.head.prepend(
    element(page, 'meta', { charset: 'utf-8' }),
    element(page, 'meta', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    element(page, 'meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
  );
  page.body.append(
    element(page, 'h1', {}, chat.title),
    element(page, 'p', { class: 'saved' }, chat.saved),
    ...chat.lines.map((line) => message(page, line)),
  );
  // As text, since the app's own policy forbids styles that are made here, in this document as well. Nothing in the head has a `<` of its own.
  const written = page.documentElement.outerHTML.replace('</head>', `<style>${style}</style></head>`);
  return `<!doctype html>\n${written}\n`;
}

function message(page: Document, { name, when, iso, text }: SavedLine): HTMLElement {
  const pieces = linkify(text).map((segment) =>
    segment.kind === 'link'
      ? element(page, 'a', { href: segment.href, rel: 'noopener noreferrer nofollow' }, segment.text)
      : segment.text,
  );
  const header = element(page, 'header');
  header.append(element(page, 'b', { dir: 'auto' }, name), ' ', element(page, 'time', { datetime: iso }, when));
  const body = element(page, 'p', { dir: 'auto' });
  body.append(...pieces);
  const article = element(page, 'article');
  article.append(header, body);
  return article;
}

function element(page: Document, tag: string, attributes: Record<string, string> = {}, text = ''): HTMLElement {
  const made = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}
