import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../test/processes.ts';
import { verdict, type Figure } from './figures.ts';
import type { Row } from './row.ts';

/** What came of a row when it was measured last, as `dist/bench/ROW.json` has it. */
export interface Result {
  row: string;
  title: string;
  /** UTC. */
  measuredAt: string;
  machine: string;
  /** Whether it was in a hurry: then its figures mean little. */
  quick: boolean;
  figures: readonly (Figure & { verdict: string })[];
}

const folder = join(root, 'dist/bench');
const fileOf = ({ name }: Pick<Row, 'name'>) => join(folder, `${name}.json`);

export function saveResult(row: Row, figures: readonly Figure[], quick: boolean): void {
  const judged = figures.map((figure) => ({ ...figure, verdict: verdict(figure) }));
  const measuredAt = new Date().toISOString();
  const result: Result = { row: row.name, title: row.title, measuredAt, machine: machine(), quick, figures: judged };
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(row), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** `undefined` where it was never measured. */
export function readResult(row: Pick<Row, 'name'>): Result | undefined {
  return existsSync(fileOf(row)) ? (JSON.parse(readFileSync(fileOf(row), 'utf8')) as Result) : undefined;
}

function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${gigabytes} GB, Node ${process.versions.node}`;
}
