/**
 * The pattern of a LIKE that finds this text anywhere, for `ESCAPE '!'`. What stands for any text in a LIKE stands for itself:
 * by `!`, since MySQL takes a backslash in a text for its own.
 */
export function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}
