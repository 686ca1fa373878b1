import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type excel from 'exceljs';
import type { AuditEventEntity } from '../audit-event.entity.js';
import { auditColumns } from './audit-columns.js';
import type { Pieces } from './pieces.js';
import { roomIn } from './sheet-flow.js';

/** Excel's limit, less the header. */
export const maxRowsOfSheet = 1_048_575;

const widths = [10, 24, 26, 44, 20, 90];
const dateFormat = 'yyyy-mm-dd hh:mm:ss.000';
/** Text, whatever somebody types into the cell: `=1+1` that is edited stays what it is. */
const textFormat = '@';
const styles = ['0', dateFormat, textFormat, textFormat, textFormat, textFormat].map((numFmt) => ({ numFmt }));
const plain = {};

/**
 * Ends when all of it is written.
 *
 * @throws where `out` is closed before that; nothing more is read then
 */
export async function writeXlsx(pieces: Pieces, out: Writable, rowsOfSheet = maxRowsOfSheet): Promise<void> {
  // Few servers ever export, and each would start a sixth of a second later for it.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const ended = finished(out);
  // It is awaited in the end, and until then whoever waits for room hears of it.
  ended.catch(() => undefined);
  const sheets = new Sheets(workbook, rowsOfSheet);
  for await (const piece of pieces) {
    for (const event of piece) sheets.add(event);
    await roomIn(sheets.current, out);
  }
  sheets.close();
  await Promise.all([workbook.commit(), ended]);
}

/** One sheet after the other, since one takes no more than a million rows. */
class Sheets {
  current: excel.Worksheet;
  private count = 1;
  private rows = 0;

  constructor(
    private readonly workbook: excel.Workbook,
    private readonly rowsOfSheet: number,
  ) {
    this.current = newSheet(workbook, 'Audit');
  }

  add({ id, date, event, user, address, message }: AuditEventEntity): void {
    if (this.rows === this.rowsOfSheet) this.next();
    this.rows += 1;
    const row = this.current.addRow([id, new Date(date), event, text(user), text(address ?? ''), text(message)]);
    shareStyles(row);
    row.commit();
  }

  /** With the filter over all rows. */
  close(): void {
    const to = { row: this.rows + 1, column: auditColumns.length };
    this.current.autoFilter = { from: { row: 1, column: 1 }, to };
    this.current.commit();
  }

  private next(): void {
    this.close();
    this.count += 1;
    this.rows = 0;
    this.current = newSheet(this.workbook, `Audit ${this.count}`);
  }
}

function newSheet(workbook: excel.Workbook, name: string): excel.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = auditColumns.map((header, index) => ({
    header,
    width: widths[index] ?? 10,
    style: styles[index] ?? plain,
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  return sheet;
}

/**
 * exceljs knows a style again by its identity, and gives each row and cell one of its own, a copy of the column's. Each of these
 * was made into XML anew, to be found equal to one before: half of the time of an export.
 */
function shareStyles(row: excel.Row): void {
  Object.assign(row, { style: plain });
  row.eachCell((cell, column) => Object.assign(cell, { style: styles[column - 1] ?? plain }));
}

/** Without what XML has no place for and exceljs lets through, which would spoil the file. */
function text(value: string): string {
  return value.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '');
}
