import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { onServerCore } from './cores.ts';
import { cpuOf, memoryOf } from './proc.ts';

export interface Start {
  /** Of Node: its options, the script, and what that is given. */
  args: readonly string[];
  env?: Record<string, string>;
  /** The line that it says when it listens, with the address in brackets. */
  ready: RegExp;
}

/** A server under Node on the core of the servers. What it logs is read and forgotten, as a log collector would. */
export class ServerProcess {
  readonly url: string;
  readonly pid: number;
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  /** Where it lets itself be looked into, if it was started so. */
  readonly inspector: string | undefined;

  private constructor(child: ChildProcess, ended: Promise<unknown>, { url, said }: { url: string; said: string }) {
    this.child = child;
    this.ended = ended;
    this.url = url;
    this.pid = child.pid ?? 0;
    this.inspector = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
  }

  /** Starts it, and waits until it is ready. @throws Error with what it said, where it ends first */
  static async start({ args, env = {}, ready }: Start): Promise<ServerProcess> {
    const [command = '', ...more] = [...onServerCore, process.execPath, ...args];
    const child = spawn(command, more, { env: { ...cleanEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'close');
    const found = await new Promise<{ url: string; said: string }>((resolve, reject) => {
      let said = '';
      const read = (chunk: Buffer) => {
        said += chunk.toString();
        const url = ready.exec(said)?.[1];
        if (url === undefined) return;
        for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
        resolve({ url, said });
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      void ended.then(() => reject(new Error(`${args.join(' ')} ended with ${child.exitCode}:\n${said}`)));
    });
    return new ServerProcess(child, ended, found);
  }

  /** Seconds of CPU so far. */
  get cpu(): number {
    return cpuOf([this.pid]);
  }

  /** Bytes. */
  get memory(): number {
    return memoryOf(this.pid);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}

/** Without the settings of whoever runs the bench. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VROOM_')));
}
