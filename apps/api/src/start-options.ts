import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { selfSigned } from './platform/tls/self-signed.js';
import { SettingsError } from './platform/config/load-settings.js';

const usage = 'allowed is --tls self-signed, or nothing: settings say all else';
const folder = 'data/tls';

/** What the words behind `npm start --` ask for. */
export interface StartOptions {
  readonly selfSigned: boolean;
}

/** @throws SettingsError naming what is allowed */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { tls } = parse(args);
  if (tls !== undefined && tls !== 'self-signed') throw new SettingsError(`--tls is "${tls}"; ${usage}`);
  return { selfSigned: tls === 'self-signed' };
}

function parse(args: readonly string[]): { tls?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { tls: { type: 'string' } } }).values;
  } catch (error) {
    // Node's words: which of them is unknown.
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

/** On all addresses, of both kinds where this machine knows both. */
function everywhere(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.some(({ family }) => family === 'IPv6') ? '::' : '0.0.0.0';
}

/**
 * For `--tls self-signed`: settings for a try with other devices on this network, in place of what the environment says of them. Those
 * who find out more than once, as several processes do, find the same.
 *
 * @throws SettingsError where the environment has a certificate
 */
export async function settingsOfATry(environment: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  for (const name of ['VROOM_DAEMON_TLS_CERT', 'VROOM_DAEMON_TLS_KEY']) {
    if (environment[name]) throw new SettingsError(`${name} is set; allowed is that, or --tls self-signed`);
  }
  const { cert, key } = await selfSigned(folder);
  return {
    VROOM_DAEMON_TLS_CERT: cert,
    VROOM_DAEMON_TLS_KEY: key,
    VROOM_DAEMON_LISTEN_IP: environment['VROOM_DAEMON_LISTEN_IP'] ?? everywhere(),
    // Who tries is not to be held to it.
    VROOM_DAEMON_HSTS_MAX_AGE: '0',
  };
}
