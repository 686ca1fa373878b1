/**
 * Lists the packages that are part of VROOM with their licences, and asks the registry for what is known to be wrong with them:
 * `npm run licences`. It fails where a licence is unknown or not on the list, and where there is a known problem. `-- --json` writes the
 * list for programs, and asks nobody.
 */
import { spawnSync } from 'node:child_process';
import { installedPackages, type InstalledPackage } from './credits.ts';
import { licenceProblems } from './licences/judge.ts';
import { readAudit, type KnownProblems } from './licences/known-problems.ts';
import { root } from './test/processes.ts';

const packages = installedPackages();
const problems = licenceProblems(packages);

if (process.argv.includes('--json')) console.log(JSON.stringify(packages, null, 2));
else {
  for (const line of table(packages)) console.log(line);
  console.log(`\n${packages.length} packages. ${summary(packages)}`);
  const known = askRegistry();
  console.log(inWords(known));
  if (known.asked) problems.push(...known.problems);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function table(all: readonly InstalledPackage[]): string[] {
  const cells = all.map(({ name, version, licence = '?', partOf }) => [name, version, licence, partOf.join(' and ')]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

function summary(all: readonly InstalledPackage[]): string {
  const counts = new Map<string, number>();
  for (const { licence = 'unknown' } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  return `${sorted.map(([licence, count]) => `${licence} ${count}`).join(', ')}.`;
}

/** With `--omit=dev` it would leave out the app's packages, which are built in: it is asked for all, and answered for ours. */
function askRegistry(): KnownProblems {
  const names = new Set(packages.map(({ name }) => name));
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  return readAudit(stdout, names);
}

function inWords(known: KnownProblems): string {
  if (!known.asked) return `Whether there are known problems could not be asked of the registry: ${known.reason}`;
  return known.problems.length > 0 ? 'Known problems:' : 'The registry knows of no problems with them.';
}
