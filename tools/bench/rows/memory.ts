import { crowdAtSocketIo, crowdAtVroom, roomsAtVroom } from '../generator/crowd.ts';
import { inSteps } from '../generator/in-steps.ts';
import { Visitor } from '../generator/visitor.ts';
import type { Figure } from '../figures.ts';
import type { Bench, Row } from '../row.ts';
import { startBaseline } from '../servers/baseline.ts';
import { inspectable, settledMemory } from '../servers/inspected.ts';
import { startVroom } from '../servers/vroom.ts';
import type { ServerProcess } from '../system/server-process.ts';

/** Resident memory, each time once the garbage is gone. */
export const memoryRow: Row = {
  name: 'memory',
  title: 'Memory of a connected peer, and after 10,000 joins and leaves',
  async measure(bench) {
    return [await perPeer(bench), await afterManyJoins(bench)];
  },
};

/** These come before anything is measured: code is compiled, and buffers and pools have grown. */
const first = 200;

async function perPeer(bench: Bench): Promise<Figure> {
  const count = bench.effort.many(3000);
  const ours = await startVroom(bench, {}, inspectable);
  const theirs = await startBaseline(bench, 'socket-io', inspectable);
  bench.say(`${count} peers come in`);
  const each = await grown(ours, count, (more) => crowdAtVroom(ours.url, more));
  const bare = await grown(theirs, count, (more) => crowdAtSocketIo(theirs.url, more));
  await Promise.all([ours.stop(), theirs.stop()]);
  return {
    what: `memory of a connected peer, of ${count}`,
    unit: 'kB',
    ours: each / 1000,
    baseline: { name: 'bare Socket.IO', value: bare / 1000 },
    bound: { of: 'ours', atMost: 30 },
  };
}

async function grown(server: ServerProcess, count: number, come: (more: number) => Promise<unknown>): Promise<number> {
  await come(first);
  const before = await settledMemory(server);
  await come(count);
  return ((await settledMemory(server)) - before) / count;
}

async function afterManyJoins(bench: Bench): Promise<Figure> {
  const server = await startVroom(bench, {}, inspectable);
  const rooms = await roomsAtVroom(server.url, 20);
  const comeAndGo = async (times: number) =>
    inSteps(times, async (index) =>
      (await new Visitor(server.url).come(rooms[index % rooms.length] ?? '')).wire.close(),
    );
  // What is kept for everybody who was here lately, such as sessions and budgets of addresses, has its size by then.
  await comeAndGo(bench.effort.many(2000));
  const before = await settledMemory(server);
  const times = bench.effort.many(10_000);
  bench.say(`${times} come and go`);
  await comeAndGo(times);
  const growth = (await settledMemory(server)) / before - 1;
  return {
    what: `growth of the process by ${times} joins and leaves`,
    unit: '%',
    ours: growth * 100,
    bound: { of: 'ours', atMost: 5 },
  };
}
