import type { Flow } from '../link-statistics';

/** One line: what it is, and its value as a translation key with numbers that are written as the language does. */
export interface Row {
  id: string;
  label: string;
  key: string;
  params: Record<string, string>;
}

/** What is to be said of a flow. What the browser doesn't tell is a dash: the lines stand still while numbers come and go. */
export function flowRows(flow: Flow, language: string): Row[] {
  const { width, height, framesPerSecond, bitsPerSecond, lossPercent, jitterMs, codec } = flow;
  const number = writer(language);
  const size: Row[] = [
    {
      id: 'size',
      label: 'room.statistics.size',
      ...value('room.statistics.pixels', { width: width?.toString(), height: height?.toString() }),
    },
    {
      id: 'frames',
      label: 'room.statistics.frames',
      ...value('room.statistics.perSecond', { value: number(framesPerSecond) }),
    },
  ];
  return [
    ...(flow.kind === 'video' ? size : []),
    { id: 'rate', label: 'room.statistics.rate', ...rate(bitsPerSecond, number) },
    {
      id: 'loss',
      label: 'room.statistics.loss',
      ...value('room.statistics.percent', { value: number(lossPercent, 1) }),
    },
    { id: 'jitter', label: 'room.statistics.jitter', ...value('room.statistics.ms', { value: number(jitterMs) }) },
    { id: 'codec', label: 'room.statistics.codec', ...value('room.statistics.name', { value: codec ?? undefined }) },
  ];
}

export function roundTripRow(roundTripMs: number | null, language: string): Pick<Row, 'key' | 'params'> {
  return value('room.statistics.ms', { value: writer(language)(roundTripMs) });
}

function rate(bits: number | null, number: ReturnType<typeof writer>): Pick<Row, 'key' | 'params'> {
  return bits !== null && bits >= 1_000_000
    ? value('room.statistics.mbits', { value: number(bits / 1_000_000, 1) })
    : value('room.statistics.kbits', { value: number(bits === null ? null : bits / 1000) });
}

function value(key: string, params: Record<string, string | undefined>): Pick<Row, 'key' | 'params'> {
  const known: Record<string, string> = {};
  for (const [name, text] of Object.entries(params)) {
    if (text === undefined) return { key: 'room.statistics.unknown', params: {} };
    known[name] = text;
  }
  return { key, params: known };
}

function writer(language: string) {
  return (amount: number | null, digits = 0): string | undefined =>
    amount === null ? undefined : new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(amount);
}
