/** Runs the commands of `npm test`, and leaves none behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Done {
  ok: boolean;
  output: string;
}

const running = new Set<ChildProcess>();
let interrupted = false;

/** The commands of the packages come first, Node 24 among them, also for who starts this without npm. */
const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);

/** Runs a command and keeps what it says. Each leads a group of its own, so that all of its children can be ended. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Done> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      detached: true,
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    const read = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const end = (ok: boolean) => {
      running.delete(child);
      // Whoever waits for a child that was ended on purpose has nothing left to do.
      if (!interrupted) resolve({ ok, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(false);
    });
    child.once('close', (code) => {
      end(code === 0);
    });
  });
}

/** Ends the children when this run is interrupted: gently, and after a moment for good. */
export function endWithChildren(): void {
  for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const, ['SIGHUP', 129] as const]) {
    process.once(signal, () => {
      interrupted = true;
      console.log('\nInterrupted');
      killAll('SIGTERM');
      setTimeout(() => {
        killAll('SIGKILL');
        process.exit(code);
      }, 2000);
    });
  }
}

function killAll(signal: NodeJS.Signals): void {
  for (const { pid } of running) {
    if (pid === undefined) continue;
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}
