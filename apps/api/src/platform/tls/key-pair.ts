import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A certificate and its key, as Node's TLS takes them: PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** What is wrong with a certificate or its key, in words that follow the name of the setting. */
export class KeyPairError extends Error {
  override readonly name = 'KeyPairError';
  readonly setting: 'tls_cert' | 'tls_key';

  constructor(setting: 'tls_cert' | 'tls_key', message: string, options?: ErrorOptions) {
    super(message, options);
    this.setting = setting;
  }
}

/**
 * Reads a certificate (with those that vouch for it, if any) and its key, and sees that they belong together.
 *
 * @throws KeyPairError where they can't be used
 */
export function readKeyPair(certFile: string, keyFile: string): KeyPair {
  const cert = read('tls_cert', certFile);
  const key = read('tls_key', keyFile);
  if (!certificateOf(cert, certFile).checkPrivateKey(keyOf(key, keyFile))) {
    throw new KeyPairError('tls_key', `${keyFile} is not the key of the certificate in ${certFile}`);
  }
  return { cert, key };
}

/** What to warn of: a certificate of another time. `undefined` where it is good. @param now in ms since 1970 UTC */
export function staleness({ cert }: KeyPair, now: number): string | undefined {
  const { validFromDate, validToDate } = new X509Certificate(cert);
  if (now > validToDate.getTime()) return `The TLS certificate has expired on ${validToDate.toISOString()}.`;
  if (now < validFromDate.getTime()) return `The TLS certificate is good only from ${validFromDate.toISOString()} on.`;
  return undefined;
}

function read(setting: 'tls_cert' | 'tls_key', file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reasons: Partial<Record<string, string>> = {
      ENOENT: 'is not there',
      EACCES: 'may not be read by the user that VROOM runs as',
      EISDIR: 'is a folder',
    };
    throw new KeyPairError(setting, `${file} ${reasons[code ?? ''] ?? `can't be read (${message})`}`, { cause });
  }
}

function certificateOf(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new KeyPairError('tls_cert', `${file} is no certificate in PEM (-----BEGIN CERTIFICATE-----)`, { cause });
  }
}

function keyOf(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    // Its own words might quote the key.
    const encrypted = pem.includes('ENCRYPTED') ? ', and one without a passphrase' : '';
    throw new KeyPairError('tls_key', `${file} is no private key in PEM${encrypted}`, { cause });
  }
}
