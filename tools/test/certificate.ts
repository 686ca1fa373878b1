import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.ts';

/** A certificate of the loopback, which nobody trusts who isn't told to. */
export class Certificate {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Certificate> {
    const made = new Certificate(await mkdtemp(join(tmpdir(), 'vroom-certificate-')));
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', made.key];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const { ok, output } = await run('openssl', ['req', '-x509', ...key, '-out', made.cert, '-days', '2', ...names]);
    if (!ok) throw new Error(`openssl made no certificate:\n${output}`);
    return made;
  }

  get cert(): string {
    return join(this.folder, 'cert.pem');
  }

  get key(): string {
    return join(this.folder, 'key.pem');
  }

  /** Writes one for the same key whose time is over. */
  async writeExpired(file: string): Promise<void> {
    const { ok, output } = await run('openssl', [
      ...['x509', '-in', this.cert, '-signkey', this.key, '-out', file, '-days', '-1'],
    ]);
    if (!ok) throw new Error(`openssl made no expired certificate:\n${output}`);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
