import { describe, expect, it } from 'vitest';
import { fileName, receive, type Received } from './received-file';

const bytes = (count: number) => new Uint8Array(count);

describe('a file that comes piece by piece', () => {
  it('is told of as it comes, and put together', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes(3));
        controller.enqueue(bytes(4));
        controller.close();
      },
    });
    const told: Received[] = [];
    const headers = { 'X-Total-Count': '12', 'Content-Type': 'text/csv' };
    const file = await receive(new Response(body, { headers }), (received) => told.push(received));
    expect([file.size, file.type]).toEqual([7, 'text/csv']);
    expect(told).toEqual([0, 3, 7].map((count) => ({ bytes: count, rows: 12 })));
  });

  it('says so when it breaks off', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new TypeError('network error'));
      },
    });
    await expect(receive(new Response(body), () => undefined)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it.each([
    ['attachment; filename="audit-2026-03-09.xlsx"', 'audit-2026-03-09.xlsx'],
    ['attachment; filename=audit.csv', 'audit.csv'],
    ['attachment', 'otherwise.csv'],
  ])('%s: %s', (disposition, name) => {
    expect(fileName(new Response('', { headers: { 'Content-Disposition': disposition } }), 'otherwise.csv')).toBe(name);
  });
});
