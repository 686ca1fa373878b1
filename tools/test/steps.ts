/** The steps of `npm test`. */
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { provideEtherpad } from './etherpad/install.ts';
import { oneFailed, onePassed, sum, type Counts } from './counts.ts';
import { provideTools, type Missing } from './packages.ts';
import { run } from './processes.ts';
import { inWords, showOutput, step, stepAside } from './report.ts';
import { staticChecks, type Check } from './static-checks.ts';
import {
  apiTests,
  etherpadTests,
  mariaDbTests,
  packageTests,
  processesTests,
  redisTests,
  runSuite,
  unitTests,
  webTests,
  type Suite,
} from './suites.ts';
import { systemTools } from './system-tools.ts';

export const parts = [
  'static',
  'unit',
  'redis',
  'api-e2e',
  'mariadb',
  'processes',
  'packages',
  'web-e2e',
  'etherpad',
] as const;
export type Part = (typeof parts)[number];

const strict = process.env['CI'] === 'true';

/** Runs these parts in their order. */
export async function runParts(chosen: readonly Part[]): Promise<Counts> {
  // Some minutes of npm, beside everything else: the tests that need it come last.
  const etherpad = chosen.includes('etherpad') ? provideEtherpad().catch(String) : undefined;
  const missing = await systemPackages(chosen);
  const all: Counts[] = [];
  if (chosen.includes('static')) all.push(...(await allChecked()));
  if (chosen.includes('unit')) all.push(await suite(unitTests, missing));
  if (chosen.includes('redis')) all.push(await suite(redisTests, missing));
  const outside = [
    chosen.includes('api-e2e') && apiTests,
    chosen.includes('mariadb') && mariaDbTests,
    chosen.includes('processes') && processesTests,
    chosen.includes('packages') && packageTests,
    chosen.includes('web-e2e') && webTests,
  ];
  const suites = outside.filter((each) => each !== false);
  if (etherpad) suites.push(etherpadTests);
  if (suites.length > 0) all.push(await againstTheBuild(suites, missing, etherpad));
  return sum(all);
}

async function systemPackages(chosen: readonly Part[]): Promise<Missing> {
  if (!systemTools.some((tool) => tool.parts.some((part) => chosen.includes(part)))) return {};
  const outcome = (missing: Missing) => Object.values(missing).join('; ') || 'ok';
  return step('system packages', () => provideTools(chosen), outcome);
}

/** The types first: the other checks read what they build. Each of the others has a core to itself, where there are two. */
async function allChecked(): Promise<Counts[]> {
  const [types, ...others] = staticChecks();
  const first = types ? [await checked(types)] : [];
  const limit = pLimit(Math.min(2, availableParallelism()));
  return [...first, ...(await limit.map(others, (check) => checked(check, stepAside)))];
}

async function checked({ name, command, args, tells = false }: Check, inStep = step): Promise<Counts> {
  const { ok, output } = await inStep(
    name,
    () => run(command, args),
    (done) => (done.ok ? (tells ? done.output.trim() : 'ok') : 'FAILED'),
  );
  if (!ok) showOutput(output);
  return ok ? onePassed : oneFailed;
}

async function suite(which: Suite, missing: Missing): Promise<Counts> {
  const { counts, output } = await step(
    which.name,
    () => runSuite(which, missing, strict),
    (result) => inWords(result.counts),
  );
  if (counts.failed > 0) showOutput(output);
  return counts;
}

async function withEtherpad(missing: Missing, etherpad: Promise<string | undefined>): Promise<Missing> {
  const problem = await step(
    'Etherpad',
    () => etherpad,
    (reason) => reason ?? 'ok',
  );
  return problem === undefined ? missing : { ...missing, etherpad: problem };
}

/** The suites that look at the running system from outside. Without a build each of them has failed. */
async function againstTheBuild(
  suites: readonly Suite[],
  missing: Missing,
  etherpad?: Promise<string | undefined>,
): Promise<Counts> {
  const args = ['run-many', '-t', 'build', '-p', 'api,web', '--output-style=static'];
  const build = await checked({ name: 'build', command: 'nx', args });
  const all = [build];
  for (const each of suites) {
    const lacking = etherpad && each === etherpadTests ? await withEtherpad(missing, etherpad) : missing;
    all.push(build.failed > 0 ? oneFailed : await suite(each, lacking));
  }
  return sum(all);
}
