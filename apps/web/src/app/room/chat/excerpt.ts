/** The first line of a message, cut to so many characters where it is longer. For where it is only pointed to. */
export function firstLine(text: string, length: number): string {
  return cut(text.trim().split(/[\n\r\u2028\u2029]/)[0] ?? '', length);
}

/** The beginning of a message. A person who listens to it wants to hear the rest only where it matters. */
export function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length).join('').trimEnd()}…`;
}
