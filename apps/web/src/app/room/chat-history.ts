import { maxHistoryMessages, type ChatEntry, type DataMessage } from '@vroom/contract';

/** Bytes of one encoded history message. The channel takes 64 KiB; the rest is for the frame around the entries. */
export const maxFrameBytes = 60 * 1024;

/** Bytes of the whole history as it is given away: what a channel may queue, and no more than a second of a slow line. */
export const maxHistoryBytes = 2 * 1024 * 1024;

/** A live message was written just now, whatever its author's clock says. Clocks differ; by more than this they are wrong. */
const toleratedSkewMs = 2 * 60_000;

/** A line of the chat as the list keeps it. The mark is one's own and never goes over the wire. */
export interface ListEntry extends ChatEntry {
  /** It came from a history: one peer's word of what others said, where all else was heard of its author. */
  readonly remembered?: true;
}

export type HistoryMessage = Extract<DataMessage, { type: 'history' }>;

/**
 * The chat with more entries in it: each id once, in the order of time, the newest `max`. An entry that is there already
 * stays as it is: nobody rewrites what was said. Where there are too many, the remembered ones go first: however many
 * somebody makes up, they displace nothing that one heard or said oneself.
 */
export function mergeEntries(
  known: readonly ListEntry[],
  more: readonly ListEntry[],
  max = maxHistoryMessages,
): readonly ListEntry[] {
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  for (const entry of more) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  if (byId.size === known.length) return known;
  return newest([...byId.values()].sort(byTime), max);
}

/** What is left of the chat after it was deleted up to a moment, for everybody. */
export function entriesAfter<T extends ChatEntry>(entries: readonly T[], wipedAt: number): readonly T[] {
  return entries.filter(({ at }) => at > wipedAt);
}

/** What came as history, for the list: marked as such, and not from the future, for there it would stay the newest. */
export function remembered(entries: readonly ChatEntry[], now: number): ListEntry[] {
  return entries.map((entry) => ({ ...entry, at: Math.min(entry.at, now), remembered: true }));
}

/** When a message that has just come was written, for the order of the chat. */
export function liveTime(at: number, now: number): number {
  return Math.abs(at - now) > toleratedSkewMs ? now : at;
}

/** The newest part of the history that fits {@link maxHistoryBytes}, oldest first, in messages of bounded size. */
export function historyFrames(entries: readonly ChatEntry[], frameBytes = maxFrameBytes): HistoryMessage[] {
  const frames: ChatEntry[][] = [[]];
  let room = frameBytes;
  let total = 0;
  for (const entry of entries.slice(-maxHistoryMessages).map(toWire).reverse()) {
    const size = encodedBytes(entry) + 1;
    total += size;
    if (total > maxHistoryBytes) break;
    if (size > room) {
      frames.unshift([]);
      room = frameBytes;
    }
    frames[0]?.unshift(entry);
    room -= size;
  }
  return frames.map((part, i) => ({ type: 'history', entries: part, last: i === frames.length - 1 }));
}

function newest(sorted: readonly ListEntry[], max: number): readonly ListEntry[] {
  let surplus = sorted.length - max;
  const kept = sorted.filter((entry) => !(entry.remembered && surplus-- > 0));
  return kept.slice(-max);
}

function toWire({ id, text, at, author }: ListEntry): ChatEntry {
  return { id, text, at, author };
}

function byTime(a: ChatEntry, b: ChatEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

const encoder = new TextEncoder();

function encodedBytes(entry: ChatEntry): number {
  return encoder.encode(JSON.stringify(entry)).length;
}
