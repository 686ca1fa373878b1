/**
 * Holds docs/openapi.json and the contract together. With `--write` (`npm run openapi`) it writes the file anew.
 *
 * The contract is built first and its build imported: Node strips types, but doesn't find `x.ts` where a source says
 * `./x.js`.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface BuiltContract {
  buildOpenApi(): object;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'docs/openapi.json');

async function generate(): Promise<string> {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const build = spawnSync(process.execPath, [nx, 'build', 'contract'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`The contract does not build:\n${build.stdout}${build.stderr}`);
  const contract = (await import(join(root, 'libs/contract/dist/index.js'))) as BuiltContract;
  return `${JSON.stringify(contract.buildOpenApi(), null, 2)}\n`;
}

async function current(): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

/** The first line that differs, which is enough to see what it is about. */
function difference(one: string, other: string): string {
  const lines = one.split('\n');
  const others = other.split('\n');
  const at = others.findIndex((line, index) => line !== lines[index]);
  return `docs/openapi.json:${at + 1} differs from the contract\n- ${lines[at] ?? ''}\n+ ${others[at] ?? ''}`;
}

const wanted = await generate();
if (process.argv.includes('--write')) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, wanted);
  console.log('check-openapi: docs/openapi.json is written');
} else if ((await current()) === wanted) {
  console.log('check-openapi: docs/openapi.json is in sync');
} else {
  console.error(`${difference(await current(), wanted)}\nRun: npm run openapi`);
  process.exitCode = 1;
}
