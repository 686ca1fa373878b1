import sanitizeHtml from 'sanitize-html';

/** What HTML of an operator may hold: words, and links that lead to pages and mail addresses. */
export const allowedTags = [
  'a',
  'abbr',
  'b',
  'br',
  'code',
  'em',
  'i',
  'li',
  'ol',
  'p',
  'small',
  'span',
  'strong',
  'ul',
] as const;
const allowedAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title', 'hreflang', 'lang'],
  abbr: ['title'],
  span: ['lang'],
};
const allowedSchemes = ['http', 'https', 'mailto'];
const link = /^(https?:\/\/|mailto:|(?!\/\/)[\w./#?&=%~-]*$)/i;

export interface CleanHtml {
  html: string;
  /** What was taken out, such as `<script>` or `onclick of <a>`. */
  removed: string[];
}

/** Leaves of HTML only what is allowed. */
export function cleanHtml(dirty: string): CleanHtml {
  const removed = new Set<string>();
  const html = sanitizeHtml(dirty, {
    allowedTags: [...allowedTags],
    allowedAttributes: { a: ['href', 'title', 'hreflang', 'lang', 'rel'], abbr: ['title'], span: ['lang'] },
    allowedSchemes,
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      '*': (tagName, attribs) => {
        note(removed, tagName, attribs);
        // Who is led away is told nothing of where they came from, and gets no hold on this page.
        return { tagName, attribs: tagName === 'a' ? { ...attribs, rel: 'noopener noreferrer' } : attribs };
      },
    },
  });
  return { html: html.trim(), removed: [...removed] };
}

function note(removed: Set<string>, tag: string, attributes: Record<string, string>): void {
  if (!allowedTags.some((allowed) => allowed === tag)) {
    removed.add(`<${tag}>`);
    return;
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (tag === 'a' && name === 'rel') continue;
    if (!(allowedAttributes[tag] ?? []).includes(name)) removed.add(`${name} of <${tag}>`);
    else if (name === 'href' && !link.test(value.trim())) removed.add(`a link of <a> to ${JSON.stringify(value)}`);
  }
}
