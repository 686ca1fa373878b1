/** Files of the audit, fetched by an integrator and read back. */
import { RestClient } from '@vroom/api-client';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processCount } from '../../../tools/test/redis/several-processes.ts';
import { Browser } from './support/browser-like.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';
import { outcome } from './support/visitor.ts';

const password = 'a lighthouse in May';
const start = Date.UTC(2020, 0, 1);
const to = new Date(start + 1000).toISOString();
const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'plain', 'a "b", c\nd', '<x>', 'é 漢 🙂'];

/** More than what stands between two processes on one machine holds. */
const many = 32_768;
const insert = 'INSERT INTO audit_events (date, address, event, user, message)';

let server: ServerWithDatabase;
let rest: RestClient;

beforeAll(async () => {
  server = await ServerWithDatabase.start({ VROOM_ADMIN_PASSWORD: password });
  const admin = new Browser(server.url);
  await admin.rest.call('openAdminSession', { body: { password } });
  const { key } = await admin.rest.call('createApiKey', { body: { label: 'reports', admin: true } });
  rest = new RestClient({ baseUrl: server.url, apiKey: key });
  for (const [index, message] of hostile.entries()) {
    await server.run(`${insert} VALUES (?, NULL, 'room_join', ?, ?)`, start + index, `key ${message}`, message);
  }
  await server.run(`${insert} VALUES (?, NULL, 'room_leave', 'x', ?)`, start + 5000, 'long '.repeat(300));
  const double = `${insert} SELECT date, address, event, user, message FROM audit_events WHERE event = 'room_leave'`;
  for (let count = 1; count < many; count *= 2) await server.run(double);
});
afterAll(() => server.remove());

const exports = async () => {
  const rows = await server.rows("SELECT message FROM audit_events WHERE event = 'audit_export' ORDER BY id");
  return rows.map(({ message }) => message);
};

describe('an export', () => {
  it('to Excel is read back cell by cell', async () => {
    const response = await rest.file('exportAuditXlsx', { query: { to } });
    const day = new Date().toISOString().slice(0, 10);
    expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="vroom-audit-${day}.xlsx"`);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Total-Count')).toBe(String(hostile.length));
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const [sheet] = workbook.worksheets;
    expect(sheet?.rowCount).toBe(hostile.length + 1);
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet?.autoFilter).toBe(`A1:F${hostile.length + 1}`);
    for (const [index, message] of hostile.entries()) {
      const cells = ['B', 'C', 'D', 'F'].map((column) => sheet?.getCell(`${column}${index + 2}`));
      expect(cells.map((cell) => cell?.type)).toEqual([
        excel.ValueType.Date,
        ...Array<number>(3).fill(excel.ValueType.String),
      ]);
      expect(cells.map((cell) => cell?.value)).toEqual([
        new Date(start + index),
        'room_join',
        `key ${message}`,
        message,
      ]);
      expect(cells.every((cell) => cell?.formula === undefined)).toBe(true);
    }
  });

  it('to CSV makes nothing a formula', async () => {
    const response = await rest.file('exportAuditCsv', { query: { to } });
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    for (const [index, message] of hostile.entries()) {
      expect(text).toContain(`,"${index < 5 ? "'" : ''}${message.replaceAll('"', '""')}"\r\n`);
    }
    expect(text.match(/\r\n/g)).toHaveLength(hostile.length + 1);
  });

  it('that nobody fetches any more ends, and was written down', async () => {
    const hangUp = new AbortController();
    const response = await rest.file('exportAuditCsv', { signal: hangUp.signal });
    await response.body?.getReader().read();
    hangUp.abort();
    await expect.poll(exports).toContainEqual(expect.stringMatching(/^csv, everything: broken off after \d+ events$/));
    const broken = (await exports()).find((message) => String(message).includes('broken off'));
    expect(Number(/(\d+) events/.exec(String(broken))?.[1])).toBeLessThan(many);
    // It is nobody's fault, and the server goes on.
    expect(server.server.output).not.toContain('"level":50');
    expect((await rest.call('listAuditEvents', {})).items).toHaveLength(50);
  });

  it('waits its turn where two are under way in a process', async () => {
    const hangUp = new AbortController();
    const { signal } = hangUp;
    const begin = () => rest.file('exportAuditCsv', { signal }).catch((error: unknown) => error);
    const begun: unknown[] = [await begin()];
    while (begun.at(-1) instanceof Response) begun.push(await begin());
    expect(begun.at(-1)).toMatchObject({ code: 'unavailable', problem: { retryAfter: 10 } });
    expect(begun.length - 1).toBeGreaterThanOrEqual(2);
    expect(begun.length - 1).toBeLessThanOrEqual(2 * processCount);
    expect((await rest.call('listAuditEvents', {})).items).toHaveLength(50);
    hangUp.abort();
    const again = () => outcome(rest.file('exportAuditXlsx', { query: { to } }).then((file) => file.text()));
    // As every zip begins.
    await expect.poll(again).toMatch(/^PK/);
  });
});
