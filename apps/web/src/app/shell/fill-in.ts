/** `undefined` and what is missing stands as nothing. */
export type FillIns = Readonly<Record<string, string | number | undefined>>;

/**
 * Puts values into a text with places such as `{{name}}`, in one pass: what people write stays what it is, whatever it
 * looks like.
 */
export function fillIn(text: string, values: FillIns): string {
  return text.replace(/\{\{(.*?)\}\}/g, (_match, name: string) => String(values[name.trim()] ?? ''));
}
