/** The pieces that the page is made of. */
import { problemStatus, type ProblemCode } from '@vroom/contract';

/** Allowed, or the status and the code of the refusal. */
export function answer(denial: ProblemCode | null): string {
  return denial === null ? 'yes' : `${problemStatus[denial]} \`${denial}\``;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Things in the order in which they came, those with equal words together. */
export function grouped<T>(items: readonly T[], words: (item: T) => string): T[][] {
  return [...Map.groupBy(items, words).values()];
}
