import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditEvent } from '../../testing/audit-events.js';
import { FakeAudit } from '../../testing/fake-audit.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { person } from '../../testing/people.js';
import type { AuditReader } from '../reading/audit-reader.js';
import { AuditDownloads, maxDownloads } from './audit-downloads.js';
import { AuditExporter, exportFormats, type ExportFormat } from './audit-exporter.js';
import type { Pieces } from './pieces.js';

let audit: FakeAudit;
let downloads: AuditDownloads;
let server: Server;
let ends: Promise<void>[];

beforeEach(async () => {
  audit = new FakeAudit();
  const reader = { count: () => Promise.resolve(undefined), pieces: endless } as unknown as AuditReader;
  const clock = new FakeClock();
  downloads = new AuditDownloads(new AuditExporter(reader, audit.service, clock), clock);
  downloads.stall = 50;
  ends = [];
  server = createServer(({ url }, response) => {
    ends.push(downloads.send(url?.slice(1) as ExportFormat, {}, person('ann', { admin: true }), asExpress(response)));
  }).listen(0);
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** More than any buffer holds. Random, so that compression makes it no smaller. */
async function* endless(): Pieces {
  for (let id = 1; ; id += 1) {
    const message = Array.from({ length: 2000 }, () => Math.random().toString(36)).join('');
    yield [{ id, ...auditEvent(id, { message }) }];
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function asExpress(response: ServerResponse): Response {
  const set = (headers: Record<string, string>) => response.setHeaders(new Map(Object.entries(headers)));
  return Object.assign(response, { set }) as unknown as Response;
}

/** Asks for an export, and reads nothing of it. */
async function stalled(format: ExportFormat): Promise<IncomingMessage> {
  const call = get(`http://localhost:${(server.address() as AddressInfo).port}/${format}`);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return answer;
}

it.each(exportFormats)('an export to %s ends when nobody fetches it, and makes room for another', async (format) => {
  for (let call = 0; call < maxDownloads; call += 1) await stalled(format);
  expect(ends).toHaveLength(maxDownloads);
  await Promise.all(ends);
  const said = audit.events.map(({ message }) => message.replace(/\d+/, 'n'));
  expect(said.filter((message) => message === `${format}, everything: broken off after n events`)).toHaveLength(
    maxDownloads,
  );
  expect((await stalled(format)).statusCode).toBe(200);
  await ends.at(-1);
});
