import { maxHistoryMessages, type ChatEntry, type DataMessage } from '@vroom/contract';

/** Bytes of one encoded history message. The channel takes 64 KiB; the rest is for the frame around the entries. */
export const maxFrameBytes = 60 * 1024;

/** Bytes of the whole history as it is given away: what a channel may queue, and no more than a second of a slow line. */
export const maxHistoryBytes = 2 * 1024 * 1024;

/** A live message was written just now, whatever its author's clock says. Clocks differ; by more than this they are wrong. */
const toleratedSkewMs = 2 * 60_000;

export type HistoryMessage = Extract<DataMessage, { type: 'history' }>;

/**
 * The chat with more entries in it: each id once, in the order of time, the newest `max`. An entry that is there already
 * stays as it is: nobody rewrites what was said.
 */
export function mergeEntries(
  known: readonly ChatEntry[],
  more: readonly ChatEntry[],
  max = maxHistoryMessages,
): readonly ChatEntry[] {
  const byId = new Map(known.map((entry) => [entry.id, entry]));
  for (const entry of more) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  if (byId.size === known.length) return known;
  return [...byId.values()].sort(byTime).slice(-max);
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
  for (const entry of entries.slice(-maxHistoryMessages).reverse()) {
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

function byTime(a: ChatEntry, b: ChatEntry): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

const encoder = new TextEncoder();

function encodedBytes(entry: ChatEntry): number {
  return encoder.encode(JSON.stringify(entry)).length;
}
