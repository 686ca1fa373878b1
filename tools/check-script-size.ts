/** Holds the script that a browser loads for the door of a room below its limit. Builds the web app first, if it has to. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './test/processes.ts';
import { doorScripts, judge, kilobytes, type BuildStats, type Script } from './test/script-size.ts';

/** Compressed with brotli, as every browser takes it, in bytes. */
const limit = 220_000;
const dist = join(root, 'apps/web/dist');

const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
const build = spawnSync(process.execPath, [nx, 'build', 'web'], { cwd: root, encoding: 'utf8' });
if (build.status !== 0) throw new Error(`The web app does not build:\n${build.stdout}${build.stderr}`);

/** What the server sends: the compressed file, unless it was too small to be worth it. */
function sizeOf(name: string): Script {
  const file = join(dist, 'browser', name);
  return { name, bytes: statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size };
}

const stats = JSON.parse(readFileSync(join(dist, 'browser-stats.json'), 'utf8')) as BuildStats;
const { always, languages, strangers } = doorScripts(stats);
const [language] = languages.map(sizeOf).toSorted((one, other) => other.bytes - one.bytes);
if (!language) throw new Error('The build has no language');
const { bytes, problems } = judge([...always.map(sizeOf), language], strangers, limit);

console.log(`The door of a room loads ${kilobytes(bytes)} of script, of ${kilobytes(limit)} that it may.`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
