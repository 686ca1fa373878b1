/** What the bench finds out, and what is to be said of it. */

/** What a figure has to keep to: the figure itself, or its ratio to the baseline. */
export interface Bound {
  of: 'ours' | 'ratio';
  /** The least or the greatest that will do. */
  atMost?: number;
  atLeast?: number;
}

export interface Baseline {
  name: string;
  value: number;
}

export interface Figure {
  what: string;
  unit: string;
  ours: number;
  /** Measured in turn with it, in the same unit. */
  baseline?: Baseline;
  /** Without one it is told and not judged. */
  bound?: Bound;
  /** How far its rounds were apart, in parts of the median. */
  spread?: number | undefined;
}

export type Verdict = 'met' | 'missed' | 'told';

/** @throws Error where a bound asks for a ratio and there is no baseline */
export function verdict(figure: Figure): Verdict {
  const { bound } = figure;
  if (!bound) return 'told';
  const value = bound.of === 'ours' ? figure.ours : ratio(figure);
  if (value === undefined) throw new Error(`${figure.what} has a bound on its ratio and no baseline`);
  // Not the other way round: of what is no number, nothing is met.
  return value <= (bound.atMost ?? Infinity) && value >= (bound.atLeast ?? -Infinity) ? 'met' : 'missed';
}

export function ratio({ ours, baseline }: Figure): number | undefined {
  return baseline && ours / baseline.value;
}

/** Three digits that count. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const decimals = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const text = value.toFixed(Math.min(decimals, 6));
  return text.replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',');
}

export function boundText({ bound }: Figure): string {
  if (!bound) return '';
  const times = bound.of === 'ratio' ? '× ' : '';
  const parts = [
    ...(bound.atLeast === undefined ? [] : [`≥ ${times}${bound.atLeast}`]),
    ...(bound.atMost === undefined ? [] : [`≤ ${times}${bound.atMost}`]),
  ];
  return parts.join(', ');
}

const heads = ['what', 'ours', 'baseline', 'ratio', 'bound', ''];

export function cells(figure: Figure): string[] {
  const { what, unit, ours, baseline } = figure;
  const times = ratio(figure);
  const judged = verdict(figure);
  return [
    what,
    `${digits(ours)} ${unit}`.trim(),
    baseline ? `${digits(baseline.value)} (${baseline.name})` : '',
    times === undefined || !Number.isFinite(times) ? '' : `× ${digits(times)}`,
    boundText(figure),
    judged === 'told' ? '' : judged,
  ];
}

/** For a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cells)];
  const widths = heads.map((_head, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For a document. */
export function markdownTable(figures: readonly Figure[]): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...figures.map((figure) => line(cells(figure)))].join('\n');
}
