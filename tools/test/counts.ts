/** Counts what tests came to. */
import { needsMark, refusedMark } from './needs.ts';

export interface Skipped {
  name: string;
  reason: string;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: readonly Skipped[];
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: [] };
export const onePassed: Counts = { ...nothing, passed: 1 };
export const oneFailed: Counts = { ...nothing, failed: 1 };

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  testResults: readonly {
    name: string;
    status: string;
    assertionResults: readonly { fullName: string; status: string }[];
  }[];
}

/**
 * @param strict a test skipped for want of a system tool counts as failed: on CI the tools have to be there
 */
export function countReport({ testResults }: VitestReport, strict: boolean): Counts {
  return sum(testResults.map((file) => countFile(file, strict)));
}

function countFile(file: VitestReport['testResults'][number], strict: boolean): Counts {
  const counts = sum(file.assertionResults.map((test) => countTest(test, strict)));
  // A file that can't be read, or whose `afterAll` fails, has no test to blame.
  return file.status === 'failed' && counts.failed === 0 ? sum([counts, oneFailed]) : counts;
}

function countTest({ fullName, status }: { fullName: string; status: string }, strict: boolean): Counts {
  if (status === 'passed') return onePassed;
  if (status === 'failed') return oneFailed;
  const needed = needsMark.exec(fullName)?.groups?.['reason'];
  if (needed !== undefined && strict) return oneFailed;
  const refused = refusedMark.exec(fullName)?.groups?.['reason'];
  const reason = needed ?? refused ?? (status === 'todo' ? 'to do' : 'skipped in the source');
  const bare = fullName.replace(needsMark, '').replace(refusedMark, '');
  return { ...nothing, skipped: [{ name: bare.replaceAll('  ', ' ').trim(), reason }] };
}

/** The test files that vitest left out, which a green run would hide. */
export function filesNotRun(files: readonly string[], { testResults }: VitestReport): string[] {
  const run = new Set(
    testResults
      .filter(({ assertionResults: tests, status }) => tests.length > 0 || status === 'failed')
      .map(({ name }) => name),
  );
  return files.filter((file) => !run.has(file));
}

/** Alone on the last line of `npm test`. */
export function lastLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
