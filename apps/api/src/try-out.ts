import { renderUnicodeCompact } from 'uqr';
import { lanAddresses } from './platform/tls/self-signed.js';

/**
 * What to do with `--tls self-signed`: where others on this network find us, as a picture for a phone as well, and what their browsers
 * will say.
 *
 * @param local the address on this machine
 */
export function wordsOfATry(local: string, addresses: readonly string[] = lanAddresses()): string {
  const urls = addresses.map((address) => {
    const url = new URL(local);
    url.host = `${address.includes(':') ? `[${address}]` : address}:${url.port}`;
    return url.href;
  });
  const [first] = urls;
  if (first === undefined) return 'This machine is on no network, so no other device can reach it.\n';
  return [
    'From other devices on the same network:',
    ...urls.map((url) => `  ${url}`),
    '',
    renderUnicodeCompact(first),
    '',
    'Their browsers warn that the connection is not private: the certificate vouches for itself, and nobody else for it. To go on,',
    'choose "Advanced" and "Proceed" (Chrome), "Accept the Risk" (Firefox) or "visit this website" (Safari), once for each address.',
    'This is for trying it out; for everybody there is docs/proxies.md.',
    '',
  ].join('\n');
}
