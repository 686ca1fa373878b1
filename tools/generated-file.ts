/** What is made from the code and kept in the repository: writes it, or says whether it is up to date. */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface GeneratedFile {
  /** Below the root of the repository. */
  path: string;
  content: string;
  /** What it is made from, in words. */
  from: string;
  /** The npm script that writes it. */
  script: string;
}

/**
 * Builds the contract, whose build can then be imported: Node strips types, but doesn't find `x.ts` where a source says
 * `./x.js`.
 */
export function buildContract(): void {
  build('contract');
}

export function build(project: 'contract' | 'api'): void {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const built = spawnSync(process.execPath, [nx, 'build', project], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The project ${project} does not build:\n${built.stdout}${built.stderr}`);
}

/** With `--write` it writes the file anew; without, a file that is out of date makes the process fail. */
export async function holdInSync({ path, content, from, script }: GeneratedFile): Promise<void> {
  const file = join(root, path);
  if (process.argv.includes('--write')) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    console.log(`${path} is written`);
    return;
  }
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === content) {
    console.log(`${path} is in sync`);
    return;
  }
  console.error(`${difference(current, content, `${path}:%d differs from ${from}`)}\nRun: npm run ${script}`);
  process.exitCode = 1;
}

/** The first line that differs, which is enough to see what it is about. */
function difference(one: string, other: string, head: string): string {
  const lines = one.split('\n');
  const others = other.split('\n');
  const longer = Array.from({ length: Math.max(lines.length, others.length) }, (_, index) => index);
  const at = longer.find((index) => lines[index] !== others[index]) ?? 0;
  return `${head.replace('%d', String(at + 1))}\n- ${lines[at] ?? ''}\n+ ${others[at] ?? ''}`;
}
