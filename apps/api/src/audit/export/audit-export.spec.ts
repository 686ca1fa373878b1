import { Writable } from 'node:stream';
import excel from 'exceljs';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEvent, writeEvents } from '../../testing/audit-events.js';
import { FakeAudit } from '../../testing/fake-audit.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { person } from '../../testing/people.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import { AuditReader } from '../reading/audit-reader.js';
import { wantedEvents } from '../reading/wanted-events.js';
import { AuditExporter } from './audit-exporter.js';
import { writeXlsx } from './xlsx-writer.js';

let database: DataSource;
let reader: AuditReader;
let audit: FakeAudit;
let exporter: AuditExporter;
let clock: FakeClock;

beforeEach(async () => {
  database = await openTestDatabase(AuditEventEntity);
  reader = new AuditReader(database.getRepository(AuditEventEntity));
  audit = new FakeAudit();
  clock = new FakeClock();
  exporter = new AuditExporter(reader, audit.service, clock);
});
afterEach(() => database.destroy());

/** Keeps what is written; takes each piece when `ready` says so. */
class Sink extends Writable {
  readonly chunks: Buffer[] = [];

  constructor(private readonly ready: () => Promise<void> = () => Promise.resolve()) {
    super({ highWaterMark: 1024 });
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.chunks.push(chunk);
    void this.ready().then(() => done());
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

async function exported(format: 'xlsx' | 'csv'): Promise<Buffer> {
  const sink = new Sink();
  await (await exporter.prepare(format, {}, person('ann', { admin: true }))).write(sink);
  return sink.bytes;
}
async function sheetsOf(bytes: Buffer): Promise<excel.Worksheet[]> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets;
}

const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', 'a "b", c\nd', '<b>&\u0000'];

describe('an export', () => {
  it('to Excel has typed cells, a frozen header and a filter over all rows', async () => {
    await writeEvents(database, [auditEvent(1_767_225_600_123), auditEvent(0, { address: null })]);
    clock.now = () => 2_000_000_000_000;
    const [sheet] = await sheetsOf(await exported('xlsx'));
    expect(sheet?.getRow(1).values).toEqual([undefined, 'Id', 'Date (UTC)', 'Event', 'Who', 'Address', 'Message']);
    expect(sheet?.getCell('A1').font).toMatchObject({ bold: true });
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet?.autoFilter).toBe('A1:F3');
    expect(sheet?.getCell('A3').value).toBe(1);
    expect(sheet?.getCell('B3').value).toEqual(new Date(1_767_225_600_123));
    const formats = ['0', 'yyyy-mm-dd hh:mm:ss.000', '@', '@', '@', '@'];
    for (const row of [2, 3])
      expect(['A', 'B', 'C', 'D', 'E', 'F'].map((column) => sheet?.getCell(`${column}${row}`).numFmt)).toEqual(formats);
    expect(sheet?.getCell('B2').value).toEqual(new Date(0));
    expect(sheet?.rowCount).toBe(3);
  });

  it('to Excel makes nothing a formula', async () => {
    await writeEvents(
      database,
      hostile.map((message, index) => auditEvent(index, { message })),
    );
    const [sheet] = await sheetsOf(await exported('xlsx'));
    for (const [index, message] of hostile.entries()) {
      const cell = sheet?.getCell(`F${index + 2}`);
      expect(cell?.type).toBe(excel.ValueType.String);
      expect(cell?.formula).toBeUndefined();
      // XML knows one kind of line end, and no such thing as NUL.
      expect(cell?.value).toBe(message.replace('\r', '\n').replace('\u0000', ''));
    }
  });

  it('to Excel goes on in another sheet where one is full', async () => {
    await writeEvents(
      database,
      Array.from({ length: 25 }, (_, index) => auditEvent(index)),
    );
    const sink = new Sink();
    await writeXlsx(reader.pieces(wantedEvents({}, 'oldest')), sink, 10);
    const sheets = await sheetsOf(sink.bytes);
    expect(sheets.map(({ name, rowCount, autoFilter }) => [name, rowCount, autoFilter])).toEqual([
      ['Audit', 11, 'A1:F11'],
      ['Audit 2', 11, 'A1:F11'],
      ['Audit 3', 6, 'A1:F6'],
    ]);
    expect(sheets[2]?.getCell('A6').value).toBe(25);
  });

  it('to CSV is RFC 4180 with a mark for Excel, and makes nothing a formula', async () => {
    await writeEvents(
      database,
      hostile.map((message, index) => auditEvent(index, { message })),
    );
    const text = (await exported('csv')).toString();
    expect(text.startsWith('\uFEFF"Id","Date (UTC)","Event","Who","Address","Message"\r\n')).toBe(true);
    const lineOf = (index: number, message: string) =>
      `"${index + 1}","${new Date(index).toISOString()}","room_join","session x","192.0.2.1","${message}"\r\n`;
    for (const [index, message] of hostile.entries()) {
      const cell = index < 8 ? `'${message}` : message.replaceAll('"', '""');
      expect(text).toContain(lineOf(index, cell));
    }
  });

  it('has nothing of what happens meanwhile, and is written down at its beginning and its end', async () => {
    await writeEvents(database, [auditEvent(1), auditEvent(clock.now())]);
    const { total, write } = await exporter.prepare('csv', { q: '' }, person('ann'));
    expect(total).toBe(1);
    expect(await write(new Sink())).toBe(1);
    const user = 'session ann';
    expect(audit.events).toEqual([
      { event: 'audit_export', user, message: 'csv, everything: begun' },
      { event: 'audit_export', user, message: 'csv, everything: 1 events' },
    ]);
  });

  it('says in the audit what was asked for', async () => {
    const from = '2026-01-01T00:00:00.000Z';
    await (await exporter.prepare('csv', { from, event: 'room_join', q: '"x"' }, person('ann'))).write(new Sink());
    expect(audit.events[0]?.message).toBe(`csv, from ${from}, event room_join, text "\\"x\\"": begun`);
  });
});

describe.each(['xlsx', 'csv'] as const)('a slow reader of %s', (format) => {
  const many = 5000;
  beforeEach(() =>
    // Random, so that compression makes it no smaller.
    writeEvents(
      database,
      Array.from({ length: many }, (_, index) => auditEvent(index, { message: noise(index) })),
    ),
  );

  it('is waited for: no more is read than there is room for', async () => {
    const never = Promise.withResolvers<undefined>();
    const sink = new Sink(() => never.promise.then(() => undefined));
    let read = 0;
    const pieces = reader.pieces.bind(reader);
    reader.pieces = async function* (wanted) {
      for await (const piece of pieces(wanted)) {
        read += piece.length;
        yield piece;
      }
    };
    const ends = (await exporter.prepare(format, {}, person('ann'))).write(sink);
    let before = -1;
    // Until a hundred turns have changed nothing.
    while (read > before) {
      before = read;
      for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(read).toBeLessThan(many / 2);
    never.resolve(undefined);
    expect(await ends).toBe(many);
  });

  it('who goes away ends it', async () => {
    const gone = Promise.withResolvers<undefined>();
    const sink = new Sink(() => {
      gone.resolve(undefined);
      return new Promise<void>(() => undefined);
    });
    const ends = (await exporter.prepare(format, {}, person('ann'))).write(sink);
    await gone.promise;
    sink.destroy();
    await expect(ends).rejects.toThrow();
    expect(audit.events.at(-1)?.message).toMatch(/: broken off after [1-4]?\d{1,3} events$/);
  });
});

/** Letters that follow no pattern, the same for each run. */
function noise(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 300 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}
