import type { Row } from './row.ts';

export interface Arguments {
  rows: readonly Row[];
  quick: boolean;
  publish: boolean;
}

/** @throws Error for a row or an option that there is not */
export function argumentsOf(args: readonly string[], rows: readonly Row[]): Arguments {
  const options = args.filter((arg) => arg.startsWith('-'));
  const names = args.filter((arg) => !arg.startsWith('-'));
  const odd = options.find((option) => !['--quick', '--publish'].includes(option));
  if (odd !== undefined) throw new Error(`There is no option ${odd}`);
  const unknown = names.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined) throw new Error(`There is no row ${unknown}`);
  const publish = options.includes('--publish');
  if (publish && args.length > 1) throw new Error('--publish measures nothing, and stands alone');
  return {
    rows: names.length === 0 ? rows : rows.filter(({ name }) => names.includes(name)),
    quick: options.includes('--quick'),
    publish,
  };
}

export function usage(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    'npm run bench [-- [--quick] ROW …]   all rows, or some; quickly: to see that they work, with figures that mean little',
    'npm run bench -- --publish           writes what was measured last into docs/performance.md',
    '',
    ...rows.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`),
  ].join('\n');
}
