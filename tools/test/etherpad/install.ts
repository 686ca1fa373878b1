/** Gets the Etherpad that tests run against: from npm, once for all runs, outside of the tree. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../processes.ts';
import { etherpadFolder, etherpadVersion } from './place.ts';

/** For this long npm may take, in seconds: it is three minutes on a small machine. */
const patience = 15 * 60;

/**
 * Installs it, unless it is there. Other work goes first.
 *
 * @returns why it could not be had; `undefined` where it is there
 */
export async function provideEtherpad(folder = etherpadFolder): Promise<string | undefined> {
  if (existsSync(folder)) return undefined;
  await mkdir(dirname(folder), { recursive: true });
  // In a folder of its own: who is interrupted, or does the same at the same time, leaves nothing half done in the right place.
  const scratch = await mkdtemp(`${folder}.`);
  try {
    const problem = await fetchInto(scratch);
    if (problem !== undefined) return problem;
    await arrange(scratch);
    await rename(scratch, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    return undefined;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** By npm, which runs no script of any package. */
async function fetchInto(scratch: string): Promise<string | undefined> {
  await writeFile(join(scratch, 'package.json'), '{"private":true}');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  const unlessAway = ['--fetch-retries=1', '--fetch-timeout=60000'];
  const install = ['npm', 'install', '--prefix', scratch, ...quiet, ...unlessAway];
  const limited = ['-n', '19', 'timeout', String(patience), ...install, `ep_etherpad-lite@${etherpadVersion}`];
  const { ok, output } = await run('nice', limited);
  if (ok) return undefined;
  const said = output.split('\n').find((line) => line.trim() !== '');
  return `npm could not install ep_etherpad-lite@${etherpadVersion} (${said ?? 'in time'})`;
}

/** As Etherpad expects to be laid out: itself in `src`, beside it a `node_modules` that leads there. */
async function arrange(scratch: string): Promise<void> {
  const at = (...parts: string[]) => join(scratch, ...parts);
  await rename(at('node_modules/ep_etherpad-lite'), at('src'));
  await rename(at('node_modules'), at('src/node_modules'));
  await mkdir(at('node_modules'));
  await mkdir(at('var'));
  await symlink('../src', at('node_modules/ep_etherpad-lite'));
  await writeFile(at('package.json'), '{"private":true,"dependencies":{"ep_etherpad-lite":"file:src"}}');
}
