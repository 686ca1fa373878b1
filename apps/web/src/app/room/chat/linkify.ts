/** A piece of a message: text, or a link to somewhere. Both are text to the page; nothing of it is ever markup. */
export type Segment = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

// Only what starts with a scheme that can't run anything, and not inside another one (`blob:https://…`). One pass, no nested repetition: time stays linear.
const candidate = /(?<![\w:])(?:https?:\/\/|mailto:)[^\s<>"'`\u0000-\u001f\u007f]+/gi;
const allowed = new Set(['http:', 'https:', 'mailto:']);

/** Links of one message. Each is an element of the page, and nobody means more of them. */
export const maxLinks = 20;

/** Cuts a message into text and links; after {@link maxLinks} of them the rest is text. The pieces together are the message. */
export function linkify(message: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  let links = 0;
  for (const match of message.matchAll(candidate)) {
    const text = withoutTrailing(match[0]);
    const href = safeHref(text);
    if (href === undefined) continue;
    if (match.index > end) segments.push({ kind: 'text', text: message.slice(end, match.index) });
    segments.push({ kind: 'link', text, href });
    end = match.index + text.length;
    if (++links === maxLinks) break;
  }
  if (end < message.length) segments.push({ kind: 'text', text: message.slice(end) });
  return segments;
}

/** The address as the browser would read it; `undefined` for what is none, or of a scheme that isn't allowed. */
function safeHref(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href, hostname, pathname } = new URL(text);
  if (!allowed.has(protocol)) return undefined;
  return hostname || (protocol === 'mailto:' && pathname.includes('@')) ? href : undefined;
}

/** A full stop, comma or closing bracket at the end belongs to the sentence, unless the bracket was opened in the link. */
function withoutTrailing(text: string): string {
  let end = text.length;
  let unopened = count(text, ')') - count(text, '(');
  for (; end > 0; end--) {
    const last = text.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened--;
    else if (!'.,;:!?…»”’]}*'.includes(last)) break;
  }
  return text.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
