/** The steps of `npm test`. */
import { oneFailed, onePassed, sum, type Counts } from './counts.ts';
import { provideTools, type Missing } from './packages.ts';
import { run } from './processes.ts';
import { inWords, showOutput, step } from './report.ts';
import { staticChecks, type Check } from './static-checks.ts';
import { apiTests, runSuite, unitTests, webTests, type Suite } from './suites.ts';
import { systemTools } from './system-tools.ts';

export const parts = ['static', 'unit', 'api-e2e', 'web-e2e'] as const;
export type Part = (typeof parts)[number];

const strict = process.env['CI'] === 'true';

/** Runs these parts in their order. */
export async function runParts(chosen: readonly Part[]): Promise<Counts> {
  const missing = await systemPackages(chosen);
  const all: Counts[] = [];
  if (chosen.includes('static')) for (const check of staticChecks()) all.push(await checked(check));
  if (chosen.includes('unit')) all.push(await suite(unitTests, missing));
  const outside = [chosen.includes('api-e2e') && apiTests, chosen.includes('web-e2e') && webTests];
  const suites = outside.filter((each) => each !== false);
  if (suites.length > 0) all.push(await againstTheBuild(suites, missing));
  return sum(all);
}

async function systemPackages(chosen: readonly Part[]): Promise<Missing> {
  if (!systemTools.some((tool) => tool.parts.some((part) => chosen.includes(part)))) return {};
  const outcome = (missing: Missing) => Object.values(missing).join('; ') || 'ok';
  return step('system packages', () => provideTools(chosen), outcome);
}

async function checked({ name, command, args, tells = false }: Check): Promise<Counts> {
  const { ok, output } = await step(
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

/** The suites that look at the running system from outside. Without a build each of them has failed. */
async function againstTheBuild(suites: readonly Suite[], missing: Missing): Promise<Counts> {
  const args = ['run-many', '-t', 'build', '-p', 'api,web', '--output-style=static'];
  const build = await checked({ name: 'build', command: 'nx', args });
  const all = [build];
  for (const each of suites) all.push(build.failed > 0 ? oneFailed : await suite(each, missing));
  return sum(all);
}
