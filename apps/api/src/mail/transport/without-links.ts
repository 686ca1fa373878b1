/** What stands behind the path of an address on the web: there our links have their tokens. */
const behindPath = /(\bhttps?:\/\/[^\s#?]*)[#?]\S*/gi;
/** As long as a token of ours, or longer. */
const token = /(?<![\w-])[\w-]{43,}(?![\w-])/g;

/**
 * What a mail server said, without what would let somebody in: one that takes a mail for unwanted may repeat the link in it.
 */
export function withoutLinks(text: string): string {
  return text.replace(behindPath, '$1***').replace(token, '***');
}
