import type { Server } from 'node:https';
import { Logger } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { readKeyPair, type KeyPair } from './key-pair.js';
import { Renewal } from './renewal.js';

export interface ServedTls {
  readonly keyPair: KeyPair;
  keepRenewed(server: Server): void;
}

/** What the server needs to speak TLS; `undefined` where the settings want none. @throws KeyPairError */
export function serveTls({ tls_cert: cert, tls_key: key }: Settings['daemon']): ServedTls | undefined {
  if (cert === '') return undefined;
  const keyPair = readKeyPair(cert, key);
  return {
    keyPair,
    keepRenewed: (server) => new Renewal({ cert, key }, keyPair, Date, new Logger('Tls')).watch(server),
  };
}
