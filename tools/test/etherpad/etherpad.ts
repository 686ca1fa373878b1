import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { etherpadFolder } from './place.ts';

export const etherpadKey = 'lanterns-over-still-water';

/** As docs/etherpad.md has it: nobody gets at a pad without a session, or makes one by its address. */
const guarded = { requireSession: true, editOnly: true };
/** All tests come from one address. */
const noLimits = { importExportRateLimiting: { windowMs: 1000, max: 1_000_000 } };

/** A real Etherpad on a free port of the loopback, with no pad in it; what is written there ends with it. */
export class Etherpad {
  readonly port: number;
  private readonly folder: string;
  private said = '';
  private child!: ChildProcess;
  private ended!: Promise<unknown>;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one, and waits until it answers. */
  static async start(): Promise<Etherpad> {
    const etherpad = new Etherpad(await mkdtemp(join(tmpdir(), 'vroom-etherpad-')), await freePort());
    await etherpad.configure();
    await etherpad.run();
    return etherpad;
  }

  get uri(): string {
    return `http://localhost:${this.port}`;
  }

  /** The settings of a VROOM that uses it. */
  get settings(): Record<string, string> {
    return { VROOM_ETHERPAD_URI: this.uri, VROOM_ETHERPAD_API_KEY: etherpadKey };
  }

  /** Starts it after {@link kill}, with what was written in it. */
  async run(): Promise<void> {
    const options = ['settings', 'apikey', 'sessionkey'].flatMap((name) => [`--${name}`, join(this.folder, name)]);
    this.said = '';
    this.child = spawn(process.execPath, ['src/node/server.js', ...options], {
      cwd: etherpadFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = once(this.child, 'close');
    await this.ready();
  }

  /** Makes a call of its HTTP API, as VROOM does. @returns `data` of the answer, or its message where it is no success */
  async ask<T>(call: string, parameters: Record<string, string> = {}): Promise<T | string> {
    const body = new URLSearchParams({ ...parameters, apikey: etherpadKey });
    const response = await fetch(`${this.uri}/api/1.2.15/${call}`, { method: 'POST', body });
    const { code, message, data } = (await response.json()) as { code: number; message: string; data: T };
    return code === 0 ? data : message;
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async configure(): Promise<void> {
    const database = { dbType: 'dirty', dbSettings: { filename: join(this.folder, 'dirty.db') } };
    const listen = { ip: '127.0.0.1', port: this.port };
    const settings = {
      ...listen,
      ...database,
      ...guarded,
      ...noLimits,
      loglevel: 'INFO',
      defaultPadText: '',
      minify: false,
      trustProxy: true,
    };
    await writeFile(join(this.folder, 'settings'), JSON.stringify(settings));
    await writeFile(join(this.folder, 'apikey'), etherpadKey);
  }

  private ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.stdout?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString();
        if (this.said.includes('You can access your Etherpad instance')) resolve();
      });
      this.child.once('error', reject);
      void this.ended.then(() => reject(new Error(`Etherpad ended:\n${this.said}`)));
    });
  }
}
