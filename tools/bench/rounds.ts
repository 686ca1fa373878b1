import { median, spread } from './statistics.ts';
import type { Effort } from './row.ts';

/** Two or more that are measured in turn. */
export type Contenders<K extends string> = Readonly<Record<K, () => Promise<number>>>;

export interface Outcome {
  median: number;
  spread: number;
}

/**
 * Measures each in turn, round after round, so that what the machine does meanwhile is the same for all. A first round warms
 * up and does not count.
 */
export async function inTurn<K extends string>(
  { rounds }: Pick<Effort, 'rounds'>,
  contenders: Contenders<K>,
): Promise<Record<K, Outcome>> {
  const names = Object.keys(contenders) as K[];
  const values = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const value = await contenders[name]();
      if (round > 0) values.get(name)?.push(value);
    }
  }
  const outcomes = names.map((name) => {
    const all = values.get(name) ?? [];
    return [name, { median: median(all), spread: spread(all) }] as const;
  });
  return Object.fromEntries(outcomes) as Record<K, Outcome>;
}

/** What a piece of work costs, in seconds of CPU a unit. @param work does it, and says how many units it was */
export async function cost(cpu: () => number, work: () => Promise<number>): Promise<number> {
  const before = cpu();
  const units = await work();
  return (cpu() - before) / units;
}
