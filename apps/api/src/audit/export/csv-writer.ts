import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isoDate } from '../../platform/clock/iso-date.js';
import type { AuditEventEntity } from '../audit-event.entity.js';
import { auditColumns } from './audit-columns.js';
import type { Pieces } from './pieces.js';

/** Excel takes a file without it for one in the language of Windows. */
const byteOrderMark = '\uFEFF';

/** Ends when all of it is written. @throws where `out` is closed before that; nothing more is read then */
export function writeCsv(pieces: Pieces, out: Writable): Promise<void> {
  return pipeline(csvOf(pieces), out);
}

async function* csvOf(pieces: Pieces): AsyncGenerator<string, void, undefined> {
  yield byteOrderMark + lineOf(auditColumns);
  for await (const piece of pieces) yield piece.map((event) => lineOf(cellsOf(event))).join('');
}

function cellsOf({ id, date, event, user, address, message }: AuditEventEntity): string[] {
  return [String(id), isoDate(date), event, user, address ?? '', message];
}

/** RFC 4180. */
function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * What a spreadsheet would take for a formula becomes text by an apostrophe, as OWASP says ("CSV Injection"). Also where it
 * begins after blanks or with the wide forms of these signs, which some programs take for the same.
 */
function harmless(cell: string): string {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(cell) ? `'${cell}` : cell;
}
