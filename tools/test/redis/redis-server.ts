import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../free-port.ts';

/** Debian's Redis on a free port of the loopback; what is in it ends with it. */
export class RedisServer {
  readonly port: number;
  private readonly folder: string;
  private readonly options: readonly string[];
  private said = '';
  private child!: ChildProcess;
  private ended!: Promise<unknown>;

  private constructor(folder: string, port: number, options: readonly string[]) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /** Starts a new and empty one, and waits until it answers. @param options more of them, as on the command line */
  static async start(...options: readonly string[]): Promise<RedisServer> {
    const server = new RedisServer(await mkdtemp(join(tmpdir(), 'vroom-redis-')), await freePort(), options);
    await server.run();
    return server;
  }

  /** The settings of a VROOM that uses it. */
  get settings(): Record<string, string> {
    return { VROOM_DATABASE_REDIS: this.url };
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it after {@link kill} at the port it had, with nothing in it. */
  async run(): Promise<void> {
    const args = [
      '--port',
      `${this.port}`,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      this.folder,
    ];
    // The package without a service has the server under another name; what it is, it sees by how it is called.

    this.said = '';
    this.child = spawn('/usr/bin/redis-check-rdb', [...args, ...this.options], {
      argv0: 'redis-server',
      // A pipe of its own: one of ours would hold up the end of the tests where one of them left it behind.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = once(this.child, 'close');
    await this.ready();
  }

  /** How often each command was asked of it so far, those of scripts included. */
  async commandCounts(): Promise<Map<string, number>> {
    const redis = new Redis(this.url);
    const lines = (await redis.info('commandstats')).matchAll(/cmdstat_(\S+):calls=(\d+)/g);
    redis.disconnect();
    return new Map([...lines].map(([, command = '', calls]) => [command, Number(calls)]));
  }

  /** Ends it without a word, with all that is in it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.stdout?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
        if (this.said.includes('Ready to accept connections')) resolve();
      });
      this.child.once('error', reject);
      void this.ended.then(() => reject(new Error(`Redis ended:\n${this.said}`)));
    });
  }
}
