/** Runs vitest, and counts from its report rather than from its words. */
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countReport, filesNotRun, nothing, oneFailed, sum, type Counts, type VitestReport } from './counts.ts';
import type { Missing } from './packages.ts';
import { databaseE2e, databaseSpecs, processesE2e, redisSpecs } from './database-specs.ts';
import { root, run } from './processes.ts';
import type { ToolName } from './system-tools.ts';

export interface Suite {
  name: string;
  /** vitest's projects by name, with the test files that each has to run. */
  projects: Readonly<Record<string, string | readonly string[]>>;
  /** The system tool without which all of it is left out. */
  needs?: ToolName;
}

export const unitTests: Suite = {
  name: 'unit tests',
  projects: {
    'room-policy': 'libs/room-policy/src/**/*.spec.ts',
    contract: 'libs/contract/src/**/*.spec.ts',
    mesh: 'libs/mesh/src/**/*.spec.ts',
    'api-client': 'libs/api-client/src/**/*.spec.ts',
    api: 'apps/api/src/**/!(*.redis).spec.ts',
    web: 'apps/web/src/**/*.spec.ts',
    tools: 'tools/**/*.spec.ts',
  },
};
export const apiTests: Suite = { name: 'API tests', projects: { 'api-e2e': 'apps/api-e2e/src/*.e2e.ts' } };
/** What is written and read is the same on the other kind of database. */
export const mariaDbTests: Suite = {
  name: 'tests on MariaDB',
  projects: { 'api-mariadb': databaseSpecs(), 'api-e2e-mariadb': databaseE2e() },
  needs: 'mariadb',
};
export const redisTests: Suite = {
  name: 'tests on Redis',
  projects: { 'api-redis': redisSpecs() },
  needs: 'redis',
};
/** What the API does, done by two processes. */
export const processesTests: Suite = {
  name: 'tests on two processes',
  projects: { 'api-e2e-processes': processesE2e() },
  needs: 'redis',
};
/** What is installed: the package, by the guide. */
export const packageTests: Suite = { name: 'tests of the package', projects: { packages: 'tools/package/*.e2e.ts' } };
export const webTests: Suite = {
  name: 'browser tests',
  projects: { 'web-e2e': 'apps/web-e2e/src/*.e2e.ts', 'web-pages': 'apps/web-e2e/src/pages/*.e2e.ts' },
};
/** What VROOM does with a real Etherpad, from outside and in browsers. */
export const etherpadTests: Suite = {
  name: 'tests with Etherpad',
  projects: {
    'etherpad-api': 'apps/api-e2e/src/etherpad/*.e2e.ts',
    'etherpad-web': 'apps/web-e2e/src/etherpad/*.e2e.ts',
  },
  needs: 'etherpad',
};

export interface SuiteResult {
  counts: Counts;
  output: string;
}

export async function runSuite(suite: Suite, missing: Missing, strict: boolean): Promise<SuiteResult> {
  const lacking = suite.needs && missing[suite.needs];
  if (lacking !== undefined) return leftOut(suite.name, lacking, strict);
  const files = globSync(Object.values(suite.projects).flat(), { cwd: root }).map((file) => join(root, file));
  if (files.length === 0) return { counts: nothing, output: '' };
  const folder = await mkdtemp(join(tmpdir(), 'vroom-report-'));
  try {
    const file = join(folder, 'report.json');
    const projects = Object.keys(suite.projects).flatMap((name) => ['--project', name]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = ['run', ...projects, ...reporters, '--passWithNoTests'];
    const { ok, output } = await run('vitest', args, { VROOM_TEST_MISSING: JSON.stringify(missing) });
    if (!existsSync(file)) return { counts: oneFailed, output };
    const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
    return judge(files, report, { ok, output }, strict);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** On CI the tools have to be there. */
function leftOut(name: string, reason: string, strict: boolean): SuiteResult {
  const counts = strict ? oneFailed : { ...nothing, skipped: [{ name, reason }] };
  return { counts, output: `${name}: ${reason}` };
}

function judge(
  files: string[],
  report: VitestReport,
  { ok, output }: { ok: boolean; output: string },
  strict: boolean,
) {
  const counts = countReport(report, strict);
  const left = filesNotRun(files, report);
  const complaints = left.map((file) => `${file} has no test that ran`);
  // An error outside of any test, such as a promise nobody waited for.
  if (!ok && counts.failed === 0) complaints.push('vitest failed though no test did');
  const extra = complaints.map(() => oneFailed);
  return { counts: sum([counts, ...extra]), output: [output, ...complaints].join('\n') };
}
