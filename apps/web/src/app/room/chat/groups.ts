import type { ChatEntry } from '@vroom/contract';
import { linkify, type Segment } from './linkify';

export interface ChatLine {
  readonly id: string;
  readonly segments: readonly Segment[];
}

/** What one person said in one go. */
export interface ChatGroup {
  /** The id of its first line. */
  readonly id: string;
  readonly author: ChatEntry['author'];
  readonly own: boolean;
  /** When it began, in ms since 1970 UTC. */
  readonly at: number;
  readonly lines: readonly ChatLine[];
}

const oneGoMs = 5 * 60_000;

/** An entry never changes, so its line is made once, not for the whole list at each message. */
const lines = new WeakMap<ChatEntry, ChatLine>();

/** Lines of one author that follow each other closely stand under one name. */
export function groupEntries(entries: readonly ChatEntry[], own: ReadonlySet<string>): ChatGroup[] {
  const groups: (ChatGroup & { lines: ChatLine[] })[] = [];
  for (const entry of entries) {
    const line = lineOf(entry);
    const last = groups.at(-1);
    if (last && goesOn(last, entry, own)) last.lines.push(line);
    else groups.push({ id: entry.id, author: entry.author, own: own.has(entry.id), at: entry.at, lines: [line] });
  }
  return groups;
}

function lineOf(entry: ChatEntry): ChatLine {
  const known = lines.get(entry);
  if (known) return known;
  const line = { id: entry.id, segments: linkify(entry.text) };
  lines.set(entry, line);
  return line;
}

function goesOn(group: ChatGroup, { id, author, at }: ChatEntry, own: ReadonlySet<string>): boolean {
  const sameAuthor = group.author.displayName === author.displayName && group.author.color === author.color;
  return sameAuthor && group.own === own.has(id) && at - group.at < oneGoMs;
}
