/** A mail server, taken apart. */
export interface SmtpUrl {
  host: string;
  port: number;
  /** TLS from the first byte on (RFC 8314 §3.3). */
  secure: boolean;
  /** Without `secure`: whether the connection is made a TLS one before anything is said (RFC 3207). */
  starttls: 'required' | 'offered' | 'never';
  auth?: { user: string; pass: string };
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Reads `smtp://user:password@host:port?starttls=…` or `smtps://…`. `undefined` where it is none. */
export function parseSmtpUrl(text: string): SmtpUrl | undefined {
  const url = URL.parse(text);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return undefined;
  if (!['', '/'].includes(url.pathname) || url.hash !== '') return undefined;
  if ((url.username === '') !== (url.password === '') || url.port === '0') return undefined;
  const secure = url.protocol === 'smtps:';
  const starttls = starttlsOf(url, secure);
  const auth = authOf(url);
  if (!starttls || auth === undefined) return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(url.port || (secure ? 465 : auth ? 587 : 25));
  return { host, port, secure, starttls, ...(auth && { auth }) };
}

/** On this machine nobody listens in, and its mail server's certificate is rarely one that anybody trusts. */
function starttlsOf(url: URL, secure: boolean): SmtpUrl['starttls'] | undefined {
  const wanted = [...url.searchParams];
  if (wanted.length === 0) {
    if (loopback.test(url.hostname)) return 'never';
    // A password must not go out in the clear because somebody on the way has hidden the offer of TLS.
    return url.username === '' ? 'offered' : 'required';
  }
  const [[name, value] = []] = wanted;
  if (secure || wanted.length > 1 || name !== 'starttls') return undefined;
  return value === 'required' || value === 'never' ? value : undefined;
}

function authOf({ username, password }: URL): SmtpUrl['auth'] | null | undefined {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}
