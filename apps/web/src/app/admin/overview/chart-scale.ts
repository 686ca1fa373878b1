import type { OverviewHour } from '@vroom/contract';

/** One hour as it is drawn, in hundredths of the chart's height. */
export interface Column extends OverviewHour {
  joinsHeight: number;
  failedHeight: number;
}

/** The smallest round number that nothing stands above, of which half is a whole number too. */
export function roundTop(most: number): number {
  let step = 1;
  for (;;) {
    for (const top of [2, 4, 10]) if (most <= top * step) return top * step;
    step *= 10;
  }
}

export function topOf(hours: readonly OverviewHour[]): number {
  return roundTop(Math.max(0, ...hours.flatMap(({ joins, failedJoins }) => [joins, failedJoins])));
}

export function columnsOf(hours: readonly OverviewHour[]): Column[] {
  const top = topOf(hours);
  return hours.map((hour) => ({
    ...hour,
    joinsHeight: heightOf(hour.joins, top),
    failedHeight: heightOf(hour.failedJoins, top),
  }));
}

/** Which column this place is in. @param part how far from the left, of 1 */
export function columnAt(part: number, columns: number): number {
  return Math.min(columns - 1, Math.max(0, Math.floor(part * columns)));
}

/** Where a key of the keyboard leads; `undefined` for one that leads nowhere. */
export function columnBy(key: string, from: number, columns: number): number | undefined {
  const last = columns - 1;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, from - 1);
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(last, from + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

/** What is not nothing can be seen, however small it is beside the rest. */
function heightOf(count: number, top: number): number {
  return count === 0 ? 0 : Math.max(2, (100 * count) / top);
}
