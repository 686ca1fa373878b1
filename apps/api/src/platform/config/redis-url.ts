/** A Redis server, taken apart. */
export interface RedisUrl {
  readonly host: string;
  readonly port: number;
  /** Which of the server's numbered databases. */
  readonly database: number;
  /** TLS from the first byte on. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
}

/** Reads `redis://USER:PASSWORD@HOST:PORT/DATABASE`, or `rediss://…` for TLS. `undefined` where it is none. */
export function parseRedisUrl(text: string): RedisUrl | undefined {
  const url = URL.parse(text);
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') return undefined;
  const database = /^\/?(\d{0,4})$/.exec(url.pathname)?.[1];
  if (database === undefined || url.search !== '' || url.hash !== '' || url.port === '0') return undefined;
  try {
    return {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port || 6379),
      database: Number(database),
      secure: url.protocol === 'rediss:',
      ...(url.username !== '' && { user: decodeURIComponent(url.username) }),
      ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    };
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}
