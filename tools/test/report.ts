/** What `npm test` prints: one line per step, everything of a step that fails, the skipped tests, the numbers. */
import { lastLine, type Counts, type Skipped } from './counts.ts';

/** Does a step under a line with its name, its outcome and how long it took. */
export async function step<T>(name: string, action: () => Promise<T>, outcome: (result: T) => string): Promise<T> {
  process.stdout.write(`${name} … `);
  const { result, line } = await timed(action, outcome);
  process.stdout.write(`${line}\n`);
  return result;
}

/** The same beside others of its kind: the line comes when all of it is known. */
export async function stepAside<T>(name: string, action: () => Promise<T>, outcome: (result: T) => string): Promise<T> {
  const { result, line } = await timed(action, outcome);
  process.stdout.write(`${name} … ${line}\n`);
  return result;
}

async function timed<T>(action: () => Promise<T>, outcome: (result: T) => string) {
  const start = performance.now();
  const result = await action();
  return { result, line: `${outcome(result)} (${((performance.now() - start) / 1000).toFixed(1)} s)` };
}

export function showOutput(output: string): void {
  process.stdout.write(`\n${output.trimEnd()}\n\n`);
}

export function inWords({ passed, failed, skipped }: Counts): string {
  const parts = [
    `${passed} passed`,
    failed > 0 && `${failed} FAILED`,
    skipped.length > 0 && `${skipped.length} skipped`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

export function showEnd(counts: Counts): void {
  if (counts.skipped.length > 0) console.log(`\nSkipped:\n${counts.skipped.map(skippedLine).join('\n')}`);
  console.log(`\n${lastLine(counts)}`);
}

const skippedLine = ({ name, reason }: Skipped) => `- ${name} (${reason})`;
