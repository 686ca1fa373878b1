import { auditEvents, type AuditFilter } from '@vroom/contract';

/** What stands in the address, which anybody may have typed. */
export interface AuditAddress {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly event?: string | undefined;
  readonly q?: string | undefined;
}

/** Spans of time that people ask for by name. */
export const presets = ['hour', 'today', 'week', 'month'] as const;
export type Preset = (typeof presets)[number];

const day = 24 * 60 * 60_000;

/** Which events are asked for; what can't be understood is left out. */
export function auditFilterOf({ from, to, event, q = '' }: AuditAddress): AuditFilter {
  const [begin, end] = [isoDate(from), isoDate(to)];
  const known = auditEvents.find((each) => each === event);
  const text = q.trim().slice(0, 200);
  return {
    ...(begin !== undefined && { from: begin }),
    ...(end !== undefined && { to: end }),
    ...(known && { event: known }),
    ...(text !== '' && { q: text }),
  };
}

/** Where a span begins; each of them ends now. */
export function presetBegin(preset: Preset, now: Date): string {
  if (preset === 'hour') return new Date(now.getTime() - 60 * 60_000).toISOString();
  if (preset === 'today') return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
  return new Date(now.getTime() - (preset === 'week' ? 7 : 30) * day).toISOString();
}

/** A moment as `<input type="datetime-local">` has it: by the clock on the wall. */
export function localInput(iso: string | undefined): string {
  if (iso === undefined) return '';
  const date = new Date(iso);
  const parts = [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];
  const [month, dayOfMonth, hour, minute] = parts.map((part) => String(part).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${dayOfMonth}T${hour}:${minute}`;
}

/** The moment that was put in, in UTC; `undefined` for none. */
export function momentOf(input: string): string | undefined {
  return isoDate(input);
}

/** Whether something new may still be asked for: the span has no end yet. */
export function isOpen({ to }: AuditFilter, now: number): boolean {
  return to === undefined || Date.parse(to) > now;
}

function isoDate(text: string | undefined): string | undefined {
  const date = new Date(text ?? '');
  // A year of more than four digits is no date to the server.
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 0
    ? undefined
    : date.toISOString();
}
