/** More than any token has; what is longer is none. */
const maxLength = 200;

/**
 * The token of an invitation in what stands behind the `#` of an address.
 *
 * @param name as in `#invitation=…`; left out where the token stands there alone
 */
export function tokenIn(fragment: string | null, name?: string): string | undefined {
  const given = name === undefined ? fragment : new URLSearchParams(fragment ?? '').get(name);
  const token = given?.trim() ?? '';
  return token === '' || token.length > maxLength ? undefined : token;
}
