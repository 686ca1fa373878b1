import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));
const readyLine = /VROOM is ready: (http:\/\/\S+)/;

const freePort = { VROOM_DAEMON_LISTEN_PORT: '0' };
/** All tests come from one address, as one client may not. */
const noLimits = { VROOM_DAEMON_REQUEST_RATE: '1000000', VROOM_DAEMON_SESSION_RATE: '1000000' };

/** What came of a process that has ended. */
export interface Ended {
  code: number | null;
  output: string;
}

/** The built server as a process of its own. */
export class VroomServer {
  readonly url: string;
  /** The SQLite file; it goes with the server unless the test named one of its own. */
  readonly databaseFile: string;
  private readonly process: RunningProcess;

  private constructor(process: RunningProcess, url: string, dsn: string) {
    this.process = process;
    this.url = url;
    this.databaseFile = dsn.replace(/^sqlite:/, '');
  }

  /** Starts it on a free port with a database of its own, and waits until it is ready. */
  static async start(environment: Record<string, string> = {}): Promise<VroomServer> {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-test-'));
    const dsn = environment['VROOM_DATABASE_DSN'] ?? `sqlite:${join(folder, 'vroom.db')}`;
    const process = new RunningProcess({ ...freePort, ...noLimits, ...environment, VROOM_DATABASE_DSN: dsn });
    void process.ended.then(() => rm(folder, { recursive: true, force: true }));
    return new VroomServer(process, await process.ready, dsn);
  }

  /** Starts it where it is expected to give up. */
  static async fail(environment: Record<string, string>): Promise<Ended> {
    return new RunningProcess(environment).ended;
  }

  get output(): string {
    return this.process.output;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    return this.process.stop(signal);
  }
}

class RunningProcess {
  output = '';
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(environment: Record<string, string>) {
    this.child = spawn(process.execPath, [entry], { env: { ...cleanEnvironment(), ...environment } });
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

  async stop(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** The tests' environment without the settings of whoever runs them. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VROOM_')));
}
