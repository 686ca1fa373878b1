import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../test/processes.ts';
import { markdownTable } from './figures.ts';
import { readResult, type Result } from './results.ts';
import type { Row } from './row.ts';

const document = join(root, 'docs/performance.md');
const [begin, end] = ['<!-- figures: npm run bench -- --publish -->', '<!-- end of figures -->'];

/** Writes what was measured last into the document. @returns the code to exit with */
export async function publish(rows: readonly Row[]): Promise<number> {
  const results = rows.map((row) => ({ row, result: readResult(row) }));
  const lacking = results.filter(({ result }) => result === undefined || result.quick).map(({ row }) => row.name);
  if (lacking.length > 0) {
    console.error(`First measure these, and not quickly: npm run bench -- ${lacking.join(' ')}`);
    return 1;
  }
  const text = withFigures(
    readFileSync(document, 'utf8'),
    results.flatMap(({ result }) => result ?? []),
  );
  const config = await resolveConfig(document);
  writeFileSync(document, await format(text, { ...config, filepath: document }));
  console.log(`Written: ${document}`);
  return 0;
}

/** @throws Error where the document has no place for them */
export function withFigures(text: string, results: readonly Result[]): string {
  const [before, rest] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(begin) + begin.length)];
  if (!text.includes(begin) || !rest.includes(end)) throw new Error(`The document lacks \`${begin}\` or \`${end}\``);
  const sections = results.map(({ title, figures }) => `### ${title}\n\n${markdownTable(figures)}`);
  return [
    before,
    begin,
    '\n\n',
    [origin(results), ...sections].join('\n\n'),
    '\n\n',
    rest.slice(rest.indexOf(end)),
  ].join('');
}

function origin(results: readonly Result[]): string {
  const machines = [...new Set(results.map(({ machine }) => machine))];
  const days = [...new Set(results.map(({ measuredAt }) => measuredAt.slice(0, 10)))].toSorted();
  return `Measured on ${days.join(' and ')}: ${machines.join('; ')}.`;
}
