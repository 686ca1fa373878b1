import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { KeyPairError, readKeyPair } from './key-pair.js';

const day = 24 * 60 * 60 * 1000;
/** Browsers refuse certificates that are good for longer than 398 days. */
const validity = 397 * day;
/** Before its end it is made anew. */
const leastLeft = 30 * day;

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
  /** The addresses of this machine, under which others on its network reach it. */
  readonly addresses: readonly string[];
}

/** The addresses of this machine on its networks: IPv4, and IPv6 that is good beyond one link. */
export function lanAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): string[] {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  // Who types an address prefers the short ones.
  const outside = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  return outside.map(({ address }) => address).toSorted((one, other) => one.length - other.length);
}

/**
 * A certificate that vouches for itself, for trying VROOM with a phone on the same network. It is kept, so that browsers that were
 * told to go on ask once; another one is made when this machine has an address that it lacks, or its time is nearly over.
 *
 * @param folder for the two files
 * @param now in ms since 1970 UTC
 */
export async function selfSigned(folder: string, now = Date.now(), addresses = lanAddresses()): Promise<SelfSigned> {
  const files = { cert: join(folder, 'self-signed.pem'), key: join(folder, 'self-signed-key.pem') };
  if (!isGood(files, addresses, now)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = await make(addresses, now);
    writeFileSync(files.key, made.key, { mode: 0o600 });
    writeFileSync(files.cert, made.cert);
  }
  return { ...files, addresses };
}

function isGood({ cert, key }: { cert: string; key: string }, addresses: readonly string[], now: number): boolean {
  if (!existsSync(cert) || !existsSync(key)) return false;
  try {
    const made = new X509Certificate(readKeyPair(cert, key).cert);
    const hasAll = addresses.every((address) => made.checkIP(address) !== undefined);
    return hasAll && made.validToDate.getTime() - now > leastLeft;
  } catch (error) {
    if (error instanceof KeyPairError) return false;
    throw error;
  }
}

async function make(addresses: readonly string[], now: number): Promise<{ cert: string; key: string }> {
  // Only who makes one needs them; the second stands on the first.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const names = ['localhost', hostname(), `${hostname()}.local`].map((value) => ({ type: 'dns' as const, value }));
  const ips = ['127.0.0.1', '::1', ...addresses].map((value) => ({ type: 'ip' as const, value }));
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=VROOM (self-signed)',
    // Clocks of phones differ.
    notBefore: new Date(now - day),
    notAfter: new Date(now - day + validity),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([...names, ...ips]),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    cert: `${certificate.toString('pem')}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{64}/g, '$&\n').trim()}\n-----END PRIVATE KEY-----\n`,
  };
}
