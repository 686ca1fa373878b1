/**
 * Whether a request that says where it comes from comes from our own pages. A browser sends `Origin` with every write and
 * every WebSocket handshake; a client that is no browser sends none, and has no foreign cookie to abuse either.
 *
 * @param origin the `Origin` header, if any
 * @param host the `Host` header the request was made to
 */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return host !== undefined && URL.parse(origin)?.host === host.toLowerCase();
}
