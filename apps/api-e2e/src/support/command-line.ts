import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { noSettingsFile } from '../../../../tools/test/vroom-server.ts';

const entry = fileURLToPath(new URL('../../../api/dist/vroom.js', import.meta.url));

export interface Run {
  code: number | null;
  /** Standard output: what was asked for. */
  printed: string;
  /** Standard error: words about it. */
  noted: string;
}

/** Runs `vroom` as operators do, but without building it first. @param input what is piped in @param cwd its folder, if it matters */
export async function vroom(
  args: readonly string[],
  environment: Record<string, string>,
  input = '',
  cwd?: string,
): Promise<Run> {
  return ran(spawn(process.execPath, [entry, ...args], { cwd, env: { ...withoutSettings(), ...environment } }), input);
}

/** The same in a folder, with the settings file that is there. */
export async function vroomIn(folder: string, args: readonly string[]): Promise<Run> {
  const { VROOM_CONFIG: _none, ...environment } = withoutSettings();
  return ran(spawn(process.execPath, [entry, ...args], { cwd: folder, env: environment }), '');
}

async function ran(child: ChildProcessWithoutNullStreams, input: string): Promise<Run> {
  const run = { printed: '', noted: '' };
  child.stdout.on('data', (chunk: Buffer) => (run.printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (run.noted += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...run };
}

/** The same at a terminal, where somebody reads and types. */
export class Typist {
  screen = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private heard: (() => void) | undefined;

  constructor(args: readonly string[], environment: Record<string, string>) {
    const command = [process.execPath, entry, ...args].map((part) => `'${part}'`).join(' ');
    // Of util-linux: it gives the command a terminal, and ends with its code.
    this.child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...withoutSettings(), TERM: 'xterm', ...environment },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.screen += chunk.toString();
      this.heard?.();
    });
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Waits until this is asked, after what was read before, and answers with a line. */
  async answer(question: string, line: string): Promise<void> {
    await this.reads(question);
    this.screen = '';
    this.child.stdin?.write(`${line}\r`);
  }

  async reads(text: string): Promise<void> {
    while (!this.screen.includes(text)) {
      const more = new Promise<'more'>((resolve) => (this.heard = () => resolve('more')));
      const ended = this.ended.then(() => 'ended' as const);
      if ((await Promise.race([more, ended])) === 'ended') break;
    }
    if (!this.screen.includes(text)) throw new Error(`It ended without "${text}":\n${this.screen}`);
  }
}

/** Without the settings of whoever runs the tests. */
function withoutSettings(): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !name.startsWith('VROOM_'));
  return { ...Object.fromEntries(rest), ...noSettingsFile };
}
