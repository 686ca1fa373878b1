import { roomsAtVroom } from '../generator/crowd.ts';
import { inSteps } from '../generator/in-steps.ts';
import { Visitor } from '../generator/visitor.ts';
import type { Figure } from '../figures.ts';
import { cost, inTurn } from '../rounds.ts';
import type { Bench, Row } from '../row.ts';
import { mariaDb, sqlite } from '../servers/databases.ts';
import { startVroom, turnSettings } from '../servers/vroom.ts';
import type { TestDatabase } from '../../test/databases/test-database.ts';

const atOnce = 8;

export const restRow: Row = {
  name: 'rest',
  title: 'REST calls, CPU of the server',
  needs: ['mariadb'],
  async measure(bench) {
    return [
      ...(await on(bench, 'SQLite', await sqlite(bench), 1)),
      ...(await on(bench, 'MariaDB (without its own CPU)', await mariaDb(bench))),
    ];
  },
};

async function on(bench: Bench, name: string, database: TestDatabase, limit?: number): Promise<Figure[]> {
  bench.say(`calls on ${name}`);
  const server = await startVroom(bench, { ...turnSettings, ...database.settings });
  const rooms = await roomsAtVroom(server.url, 20);
  const visitor = new Visitor(server.url);
  for (const room of rooms) await visitor.knock(room);
  const calls = bench.effort.many(800);
  const params = (index: number) => ({ name: rooms[index % rooms.length] ?? '' });
  const many = (call: (index: number) => Promise<unknown>) => () =>
    cost(
      () => server.cpu,
      async () => (await inSteps(calls, call, atOnce)).length,
    );
  const outcomes = await inTurn(bench.effort, {
    'room door': many((index) => visitor.rest.call('getRoom', { params: params(index) })),
    'ICE servers': many((index) => visitor.rest.call('getIceServers', { params: params(index) })),
    'create room': many(() => visitor.makeRoom()),
  });
  await server.stop();
  return Object.entries(outcomes).map(([call, { median, spread }]) => ({
    what: `${call}, ${name}`,
    unit: 'ms',
    ours: median * 1000,
    spread,
    ...(limit !== undefined && { bound: { of: 'ours' as const, atMost: limit } }),
  }));
}
