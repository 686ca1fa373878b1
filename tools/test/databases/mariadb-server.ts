import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';

const memory = '/dev/shm';
/** What the databases of all tests need, and more, in bytes. */
const enough = 4 * 2 ** 30;

/** In memory where there is enough of it: hundreds of databases are made and dropped, and a disk is asked to keep each. */
function spaciousFolder(): string {
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > enough ? memory : tmpdir();
}

/** Debian's MariaDB on a free port of the loopback, with its data in a temporary folder; root has no password. */
export class MariaDbServer {
  readonly port: number;
  private readonly folder: string;
  private said = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    const args = [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--user=root',
      // A transaction is safe from a killed process, though not from a power cut, and costs a fraction.
      '--innodb-flush-log-at-trx-commit=2',
    ];
    this.child = spawn('/usr/sbin/mariadbd', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.ended = once(this.child, 'close');
  }

  /** Starts a new and empty one, and waits until it answers. */
  static async start(): Promise<MariaDbServer> {
    const folder = await mkdtemp(join(spaciousFolder(), 'vroom-mariadb-'));
    const options = ['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db', '--user=root'];
    await promisify(execFile)('/usr/bin/mariadb-install-db', [...options, `--datadir=${join(folder, 'data')}`]);
    return MariaDbServer.run(folder, await freePort());
  }

  private static async run(folder: string, port: number): Promise<MariaDbServer> {
    const server = new MariaDbServer(folder, port);
    await server.ready();
    return server;
  }

  /** For the settings, once a database is named behind it. */
  get url(): string {
    return `mysql://root@127.0.0.1:${this.port}`;
  }

  /** Ends it without a word, as a power cut does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Starts it again after {@link kill}, with the data and at the port it had. */
  restart(): Promise<MariaDbServer> {
    return MariaDbServer.run(this.folder, this.port);
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.stderr?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
        if (this.said.includes('ready for connections')) resolve();
      });
      this.child.once('error', reject);
      void this.ended.then(() => reject(new Error(`MariaDB ended:\n${this.said}`)));
    });
  }
}
