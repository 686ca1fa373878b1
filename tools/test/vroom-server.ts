import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDatabase } from './databases/new-database.ts';
import type { TestDatabase } from './databases/test-database.ts';
import { severalProcesses } from './redis/several-processes.ts';

const entry = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));
const readyLine = /VROOM is ready: (https?:\/\/\S+)/;

/** None, rather than that of whoever runs the tests. */
export const noSettingsFile = { VROOM_CONFIG: '/dev/null' };
const freePort = { VROOM_DAEMON_LISTEN_PORT: '0' };
/** All tests come from one address, as one client may not. */
const noLimits = {
  VROOM_DAEMON_REQUEST_RATE: '1000000',
  VROOM_DAEMON_SESSION_RATE: '1000000',
  VROOM_DAEMON_SAMPLE_RATE: '1000000',
};

/** What came of a process that has ended. */
export interface Ended {
  code: number | null;
  output: string;
}

interface Surroundings {
  url: string;
  outbox: string;
  database: TestDatabase | undefined;
  gone: Promise<void>;
}

/** The built server as a process of its own. */
export class VroomServer {
  readonly url: string;
  /** The folder in which it lays down its mails. */
  readonly outbox: string;
  private readonly process: RunningProcess;
  private readonly ownDatabase: TestDatabase | undefined;
  /** Settled when it has ended and what was its own is gone. */
  private readonly gone: Promise<void>;

  private constructor(process: RunningProcess, { url, outbox, database, gone }: Surroundings) {
    this.process = process;
    this.url = url;
    this.outbox = outbox;
    this.ownDatabase = database;
    this.gone = gone;
  }

  /**
   * Starts it on a free port, and waits until it is ready. Its database goes with it, unless the test names one of its own.
   *
   * @param within the beginning of the command, for another network
   * @param args its end
   */
  static async start(
    environment: Record<string, string> = {},
    within: readonly string[] = [],
    args: readonly string[] = [],
  ): Promise<VroomServer> {
    const database = 'VROOM_DATABASE_DSN' in environment ? undefined : await newDatabase();
    const processes = 'VROOM_DATABASE_REDIS' in environment ? {} : await severalProcesses();
    const folder = await mkdtemp(join(tmpdir(), 'vroom-test-'));
    const own = {
      VROOM_ADMIN_PASSWORD_FILE: join(folder, 'admin-password'),
      VROOM_AUDIT_SPILL_FILE: join(folder, 'audit-spill.db'),
      VROOM_EMAIL_OUTBOX: join(folder, 'outbox'),
      ...database?.settings,
      ...processes,
      ...environment,
    };
    const process = new RunningProcess({ ...freePort, ...noLimits, ...own }, within, args);
    const gone = process.ended.then(async () => {
      await rm(folder, { recursive: true, force: true });
      await database?.remove();
    });
    return new VroomServer(process, { url: await process.ready, outbox: own.VROOM_EMAIL_OUTBOX, database, gone });
  }

  /** Starts it where it is expected to give up. */
  static async fail(environment: Record<string, string>): Promise<Ended> {
    return new RunningProcess(environment).ended;
  }

  /** The one that goes with it. */
  get database(): TestDatabase {
    if (!this.ownDatabase) throw new Error('The test gave it a database, and has it');
    return this.ownDatabase;
  }

  get output(): string {
    return this.process.output;
  }

  get pid(): number {
    return this.process.pid;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    const ended = await this.process.stop(signal);
    await this.gone;
    return ended;
  }
}

class RunningProcess {
  output = '';
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(environment: Record<string, string>, within: readonly string[] = [], args: readonly string[] = []) {
    const [command = process.execPath, ...rest] = [...within, process.execPath, entry, ...args];
    this.child = spawn(command, rest, { env: { ...cleanEnvironment(), ...noSettingsFile, ...environment } });
    this.ready = new Promise((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.output += chunk.toString();
        const url = readyLine.exec(this.output)?.[1];
        if (url) resolve(url);
      };
      this.child.stdout?.on('data', read);
      this.child.stderr?.on('data', read);
      this.child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${this.output}`)));
    });
    this.ready.catch(() => undefined);
    this.ended = once(this.child, 'close').then(([code]) => ({ code: code as number | null, output: this.output }));
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The system has made no process');
    return this.child.pid;
  }

  async stop(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** The tests' environment without the settings of whoever runs them. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VROOM_')));
}
