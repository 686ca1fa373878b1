/** The token of an invitation in the path of a call about it. The one of a room's invitation is no token. */
const token = /(\/v1\/+invitations\/+)[^/?#]+/gi;

/** A path as it may be logged. */
export function withoutToken(path: string): string {
  return path.replace(token, '$1***');
}
