import { unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:https';
import type { Clock } from '../clock/clock.js';
import { KeyPairError, readKeyPair, staleness, type KeyPair } from './key-pair.js';

/** How often the files are looked at, in ms. By what is in them, not by events: certbot puts links in their place. */
const interval = 2000;

interface Log {
  log(message: string): void;
  warn(message: string): void;
}

/** The certificate that a server shows: looks at its files, and takes renewed ones without a restart. */
export class Renewal {
  private shown: KeyPair;

  constructor(
    private readonly files: { cert: string; key: string },
    first: KeyPair,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly logger: Log,
  ) {
    this.shown = first;
    this.warnOfStale();
  }

  /** Until the server closes. */
  watch(server: Server): void {
    const look = () => this.renew(server);
    for (const file of Object.values(this.files)) watchFile(file, { interval, persistent: false }, look);
    server.once('close', () => Object.values(this.files).forEach((file) => unwatchFile(file, look)));
  }

  /** Connections that are open keep what they have. */
  renew(server: Pick<Server, 'setSecureContext'>): void {
    try {
      const found = readKeyPair(this.files.cert, this.files.key);
      if (found.cert === this.shown.cert && found.key === this.shown.key) return;
      server.setSecureContext(found);
      this.shown = found;
      this.logger.log('The TLS certificate is renewed.');
      this.warnOfStale();
    } catch (error) {
      // Between the two files being written as well, which the next look finds done.
      if (!(error instanceof KeyPairError)) throw error;
      this.logger.warn(`The TLS certificate is not renewed, and the one before stays: ${error.message}.`);
    }
  }

  private warnOfStale(): void {
    const stale = staleness(this.shown, this.clock.now());
    if (stale !== undefined) this.logger.warn(stale);
  }
}
