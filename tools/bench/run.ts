import { allRows } from './all-rows.ts';
import { argumentsOf, usage, type Arguments } from './arguments.ts';
import { table, verdict, type Figure } from './figures.ts';
import { publish } from './publish.ts';
import { saveResult } from './results.ts';
import { effort, type Bench, type Row } from './row.ts';
import { raiseFileLimit, takeGeneratorCore } from './system/cores.ts';
import { reasonAgainst, systemTools } from '../test/system-tools.ts';

/** @returns the code to exit with: 1 where a bound is missed or a row could not be measured */
export async function runBench(args: readonly string[]): Promise<number> {
  let wanted: Arguments;
  try {
    wanted = argumentsOf(args, allRows);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage(allRows)}`);
    return 2;
  }
  if (wanted.publish) return publish(allRows);
  raiseFileLimit();
  const figures: Figure[] = [];
  let failures = 0;
  for (const [index, row] of wanted.rows.entries()) {
    const place = `[${index + 1}/${wanted.rows.length}] ${row.name}`;
    try {
      figures.push(...(await measured(row, place, wanted.quick)));
    } catch (error) {
      failures += 1;
      console.error(`${place} could not be measured:`, error);
    }
  }
  return conclude(figures, failures);
}

function conclude(figures: readonly Figure[], failures: number): number {
  console.log(`\n${table(figures)}\n`);
  const missed = figures.filter((figure) => verdict(figure) === 'missed').length;
  const met = figures.filter((figure) => verdict(figure) === 'met').length;
  console.log(`${met} bounds met, ${missed} missed, ${failures} rows could not be measured`);
  return missed + failures > 0 ? 1 : 0;
}

async function measured(row: Row, place: string, quick: boolean): Promise<Figure[]> {
  const from = performance.now();
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(0)} s`;
  const stops: (() => unknown)[] = [];
  const bench: Bench = {
    effort: effort(quick),
    say: (progress) => console.log(`${place}: ${progress} (${seconds()})`),
    afterwards: (stop) => void stops.unshift(stop),
  };
  for (const tool of systemTools.filter(({ name }) => row.needs?.includes(name))) {
    const reason = reasonAgainst(tool);
    if (reason !== undefined) throw new Error(`It needs ${tool.name}: ${reason}`);
  }
  console.log(`${place}: ${row.title}`);
  // Each time: a row with browsers takes them all.
  takeGeneratorCore();
  try {
    const figures = await row.measure(bench);
    saveResult(row, figures, quick);
    console.log(`${place}: done in ${seconds()}\n${table(figures)}`);
    return figures;
  } finally {
    for (const stop of stops) await stop();
  }
}
