import { Visitor } from '../generator/visitor.ts';
import type { Row } from '../row.ts';
import { sqlite } from '../servers/databases.ts';
import { startFilled } from '../servers/filled.ts';
import { adminPassword } from '../servers/vroom.ts';

/** How often the memory is looked at, ms. */
const step = 50;

export const exportRow: Row = {
  name: 'export',
  title: 'The audit as a workbook of 1,000,000 events, memory of the server',
  async measure(bench) {
    const events = bench.effort.many(1_000_000);
    bench.say(`${events} events are written`);
    const server = await startFilled(bench, await sqlite(bench), { rooms: 1, events });
    const admin = new Visitor(server.url);
    await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
    await admin.rest.call('listAuditEvents', { query: {} });
    bench.say('the workbook comes');
    const [before, cpu, from] = [server.memory, server.cpu, performance.now()];
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, server.memory)), step);
    let bytes = 0;
    try {
      const response = await admin.rest.file('exportAuditXlsx', { query: {} });
      for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
    } finally {
      clearInterval(watch);
    }
    const growth = (most - before) / 2 ** 20;
    return [
      { what: `memory for ${events} events`, unit: 'MB more', ours: growth, bound: { of: 'ours', atMost: 100 } },
      { what: `time for ${events} events`, unit: 's', ours: (performance.now() - from) / 1000 },
      { what: `CPU of an event in it`, unit: 'µs', ours: ((server.cpu - cpu) / events) * 1e6 },
      { what: `workbook of ${events} events`, unit: 'MB', ours: bytes / 1e6 },
    ];
  },
};
