/** What tests need from the system beside Node, and whether it is there. */
import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { etherpadFolder } from './etherpad/place.ts';

export interface SystemTool {
  name: string;
  /** Where the Debian package puts it. */
  path: string;
  /** The Debian package; left out where npm has it, which is said elsewhere. */
  package?: string;
  /** The parts of `npm test` that use it. */
  parts: readonly string[];
}

export const systemTools = [
  { name: 'chromium', path: '/usr/bin/chromium', package: 'chromium', parts: ['web-e2e', 'etherpad'] },
  // Not needed, but faster: where it is missing, the tests use the one above.
  {
    name: 'shell',
    path: '/usr/bin/chromium-headless-shell',
    package: 'chromium-headless-shell',
    parts: ['web-e2e', 'etherpad'],
  },
  { name: 'firefox-esr', path: '/usr/bin/firefox-esr', package: 'firefox-esr', parts: ['web-e2e'] },
  {
    name: 'openssl',
    path: '/usr/bin/openssl',
    package: 'openssl',
    parts: ['api-e2e', 'packages', 'web-e2e', 'etherpad'],
  },
  { name: 'coturn', path: '/usr/bin/turnserver', package: 'coturn', parts: ['api-e2e', 'web-e2e'] },
  // The server alone: the package around it would start one of its own.
  { name: 'mariadb', path: '/usr/sbin/mariadbd', package: 'mariadb-server-core', parts: ['mariadb'] },
  { name: 'mariadb-client', path: '/usr/bin/mariadb-dump', package: 'mariadb-client', parts: ['mariadb'] },
  // The same program as the server, in a package that starts none.
  {
    name: 'redis',
    path: '/usr/bin/redis-check-rdb',
    package: 'redis-tools',
    parts: ['redis', 'api-e2e', 'processes', 'web-e2e'],
  },
  // The server alone: the package around it would start one of its own.
  { name: 'apache', path: '/usr/sbin/apache2', package: 'apache2-bin', parts: ['api-e2e', 'web-e2e'] },
  { name: 'nginx', path: '/usr/sbin/nginx', package: 'nginx', parts: ['api-e2e', 'web-e2e'] },
  { name: 'iproute2', path: '/usr/sbin/ip', package: 'iproute2', parts: ['web-e2e', 'packages'] },
  // From npm, by etherpad/install.ts.
  { name: 'etherpad', path: join(etherpadFolder, 'src/node/server.js'), parts: ['etherpad'] },
  { name: 'nftables', path: '/usr/sbin/nft', package: 'nftables', parts: ['web-e2e'] },
  { name: 'caddy', path: '/usr/bin/caddy', package: 'caddy', parts: ['packages'] },
  { name: 'curl', path: '/usr/bin/curl', package: 'curl', parts: ['api-e2e', 'mariadb', 'processes', 'packages'] },
  { name: 'systemd', path: '/usr/bin/systemd-analyze', package: 'systemd', parts: ['packages'] },
] as const satisfies SystemTool[];

export type ToolName = (typeof systemTools)[number]['name'];

/** Why a tool can't be used; `undefined` when it can. */
export function reasonAgainst(tool: Pick<SystemTool, 'path'>): string | undefined {
  if (!existsSync(tool.path)) return `${tool.path} is not there`;
  // A snap sees neither the temporary profiles nor the pipes that tests drive it with.
  if (isSnap(tool.path)) return `${tool.path} is a snap, which tests can't drive`;
  return undefined;
}

function isSnap(path: string): boolean {
  const real = realpathSync(path);
  return real.startsWith('/snap/') || real.endsWith('/bin/snap') || beginning(real).includes('/snap/bin/');
}

/** Enough of a file to know a wrapper script by. */
function beginning(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(2048);
    const text = bytes.toString('latin1', 0, readSync(file, bytes));
    return text.startsWith('#!') ? text : '';
  } finally {
    closeSync(file);
  }
}
