import ipaddr from 'ipaddr.js';
import { parseListenPlace } from './listen-place.js';
import type { Settings } from './settings.js';

/** What settings would open to people whom nobody wants to have it, one line for each. */
export function dangers({ admin, daemon, etherpad, metrics, turn }: Settings): string[] {
  return [
    ...clearTextProblems('VROOM_DAEMON_PUBLIC_URL', daemon.public_url, 'give no camera'),
    ...clearTextProblems('VROOM_ETHERPAD_URI', etherpad.uri, 'show no such page within ours'),
    ...proxyProblems('VROOM_DAEMON_TRUSTED_PROXIES', daemon.trusted_proxies),
    ...proxyProblems('VROOM_ADMIN_PROXY_ADDRESSES', admin.proxy_addresses),
    ...metricsProblems(metrics),
    ...secretProblems(turn),
  ];
}

const thisMachine = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Passwords, cookies and what people write would go in the clear. @param browsers what these do not do with such a page either */
function clearTextProblems(name: string, url: string, browsers: string): string[] {
  if (!url.startsWith('http:') || thisMachine.test(new URL(url).hostname)) return [];
  return [
    `${name} is ${url}, where all goes in the clear and browsers ${browsers}; allowed is https://…, or http:// for localhost`,
  ];
}

/** Half of the internet is nobody's proxy, and could say of anybody that they come from any address, or are an administrator. */
function proxyProblems(name: string, list: readonly string[]): string[] {
  return list
    .filter(isTooWide)
    .map((network) => `${name} has ${network} in it, which is everybody; allowed are the addresses of proxies`);
}

/** Wider than what the largest private networks are, 10.0.0.0/8 and fc00::/7. */
function isTooWide(entry: string): boolean {
  if (!ipaddr.isValidCIDR(entry)) return false;
  const [address, bits] = ipaddr.parseCIDR(entry);
  if (address.kind() === 'ipv4') return bits < 8;
  return bits < 7 || (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits < 96 + 8);
}

const withinReach: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'uniqueLocal',
  'linkLocal',
  'carrierGradeNat',
]);

/** Where everybody can come, or may some day, the token keeps them out. */
function metricsProblems({ listen, token }: Settings['metrics']): string[] {
  const place = parseListenPlace(listen);
  if (!place || token !== '' || place.host === 'localhost' || withinReach.has(ipaddr.process(place.host).range()))
    return [];
  return [
    `VROOM_METRICS_LISTEN is ${listen}, where anybody may come, which needs VROOM_METRICS_TOKEN; without it allowed are addresses of this machine and of private networks, such as 127.0.0.1:9464`,
  ];
}

/** Of the original's documentation: whoever reads that could use such a server for anything. */
const knownToAll = 'SuperSecretPassword';

function secretProblems(turn: Settings['turn']): string[] {
  if (turn.turn_server.length === 0) return [];
  const key = turn.credentials === 'rest' ? 'secret_key' : 'turn_password';
  if (turn[key] !== knownToAll) return [];
  return [`VROOM_TURN_${key.toUpperCase()} is that of an example which everybody can read; allowed is one of your own`];
}
