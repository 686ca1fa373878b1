import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export const turnSecret = 'north-of-the-lighthouse';

export interface CoturnOptions {
  /** A configuration file; without it, one is not read. */
  file?: string;
  /** More options, as on the command line. */
  options?: readonly string[];
  /** Where it takes TLS as well: the paths of a certificate and its key. */
  tls?: { cert: string; key: string };
  /** Where it listens; free ones by default. */
  ports?: readonly [plain: number, tls: number];
  /** Its address; by default that of the loopback. */
  address?: string;
  /** The beginning of the command, for another network. */
  within?: readonly string[];
}

/** Debian's TURN server, by default on free ports of the loopback, with time-limited credentials. */
export class Coturn {
  readonly port: number;
  readonly tlsPort: number;
  private readonly address: string;
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private said = '';
  private heard: (() => void) | undefined;

  private constructor(ports: readonly [number, number], folder: string, given: CoturnOptions) {
    const { file, options = [], tls, address = '127.0.0.1', within = [] } = given;
    [this.port, this.tlsPort] = ports;
    this.address = address;
    const [command = '', ...args] = [
      ...within,
      '/usr/bin/turnserver',
      ...(file === undefined
        ? ['-n', '--use-auth-secret', '--no-cli', '--no-dtls', '--log-file=stdout']
        : ['-c', file]),
      // At this level it says when it listens, and what came to pass with each allocation.
      '-v',
      `--listening-ip=${address}`,
      `--relay-ip=${address}`,
      `--listening-port=${this.port}`,
      `--tls-listening-port=${this.tlsPort}`,
      '--realm=vroom.test',
      `--static-auth-secret=${turnSecret}`,
      ...(tls ? [`--cert=${tls.cert}`, `--pkey=${tls.key}`] : ['--no-tls']),
      `--pidfile=${join(folder, 'pid')}`,
      `--userdb=${join(folder, 'db')}`,
      ...options,
    ];
    this.child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const read = (chunk: Buffer) => {
      this.said += chunk.toString();
      this.heard?.();
    };
    this.child.stdout?.on('data', read);
    this.child.stderr?.on('data', read);
    this.ended = once(this.child, 'close').then(() => rm(folder, { recursive: true, force: true }));
  }

  /** Starts one, and waits until it listens. */
  static async start(options: CoturnOptions = {}): Promise<Coturn> {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-coturn-'));
    const coturn = new Coturn(options.ports ?? [await freePort(), await freePort()], folder, options);
    await coturn.says(/UDP listener opened/);
    await coturn.says(/TCP listener opened/);
    return coturn;
  }

  get output(): string {
    return this.said;
  }

  /** The settings of a VROOM that gives credentials for it. @param urls default: over UDP */
  settings(...urls: readonly string[]): Record<string, string> {
    return {
      VROOM_TURN_TURN_SERVER: (urls.length > 0 ? urls : [`turn:${this.address}:${this.port}`]).join(','),
      VROOM_TURN_CREDENTIALS: 'rest',
      VROOM_TURN_SECRET_KEY: turnSecret,
    };
  }

  /** Waits until its log has a line like this. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.said);
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`coturn ended with ${this.child.exitCode}:\n${this.said}`);
      await Promise.race([new Promise<void>((resolve) => (this.heard = resolve)), this.ended]);
    }
  }

  /** Kills it; another one takes its place, and knows nothing of its relays. */
  async replace(options: CoturnOptions): Promise<Coturn> {
    await this.stop();
    return Coturn.start({ ...options, ports: [this.port, this.tlsPort] });
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** Credentials as the TURN REST API draft has them. @param expiresAt in ms since 1970 UTC */
export function signed(expiresAt: number, secret = turnSecret): { username: string; credential: string } {
  const username = `${Math.floor(expiresAt / 1000)}:somebody`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
