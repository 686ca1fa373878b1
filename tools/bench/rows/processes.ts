import { arrive } from '../generator/arrival.ts';
import { roomsAtVroom } from '../generator/crowd.ts';
import { inSteps } from '../generator/in-steps.ts';
import { relay, type RelayPeer } from '../generator/relay-load.ts';
import { pairsAtVroom } from '../generator/relay-peers.ts';
import type { Figure } from '../figures.ts';
import { cost, inTurn } from '../rounds.ts';
import type { Bench, Row } from '../row.ts';
import { mariaDb, sqlite } from '../servers/databases.ts';
import { startRedis } from '../servers/redis.ts';
import { startVroom } from '../servers/vroom.ts';
import type { ServerProcess } from '../system/server-process.ts';
import { cpuOf } from '../system/proc.ts';
import type { TestDatabase } from '../../test/databases/test-database.ts';

const peers = 100;

/**
 * Two processes that are one instance. What they do is told in CPU of both and of Redis together, since a machine of two cores
 * has none left to let them run side by side: what two cores would do is calculated from it.
 */
export const processesRow: Row = {
  name: 'processes',
  title: 'Two processes through Redis, CPU of all of them',
  needs: ['redis', 'mariadb'],
  async measure(bench) {
    const relayed = await relaying(bench);
    return [
      ...relayed,
      await joining(bench, 'SQLite', await sqlite(bench)),
      await joining(bench, 'MariaDB', await mariaDb(bench)),
    ];
  },
};

interface Instance {
  one: ServerProcess;
  other: ServerProcess;
  /** Seconds of CPU of both, and of Redis. */
  cpu: () => number;
}

async function start(bench: Bench, database: TestDatabase): Promise<Instance> {
  const redis = await startRedis(bench);
  const settings = { ...redis.settings, ...database.settings };
  const one = await startVroom(bench, settings);
  const other = await startVroom(bench, settings);
  return { one, other, cpu: () => cpuOf([one.pid, other.pid, redis.pid]) };
}

async function relaying(bench: Bench): Promise<Figure[]> {
  bench.say(`${peers} peers come in at one process, and at two`);
  const alone = await startVroom(bench);
  const both = await start(bench, await sqlite(bench));
  const inOne = await pairsAtVroom(alone.url, peers);
  const together = [
    ...(await pairsAtVroom(both.one.url, peers / 2)),
    ...(await pairsAtVroom(both.other.url, peers / 2)),
  ];
  const apart = await pairsAtVroom(both.one.url, peers, both.other.url);
  bench.say('they signal');
  const work = (cpu: () => number, who: readonly RelayPeer[]) => () =>
    cost(cpu, () => relay(who, bench.effort.roundTime));
  const outcome = await inTurn(bench.effort, {
    alone: work(() => alone.cpu, inOne),
    together: work(both.cpu, together),
    apart: work(both.cpu, apart),
  });
  return relayFigures(outcome.alone.median * 1e6, outcome.together.median * 1e6, outcome.apart.median * 1e6);
}

/** @param alone µs a message, where there is one process; @param together, apart of two, in one of them and between them */
function relayFigures(alone: number, together: number, apart: number): Figure[] {
  const oneCore = { name: 'one process', value: alone };
  const perSecond = { name: 'one process', value: 1e6 / alone };
  const calculated = '/s (calculated)';
  return [
    { what: 'relay between people of one process of two', unit: 'µs', ours: together, baseline: oneCore },
    {
      what: 'relay from one process to the other',
      unit: 'µs',
      ours: apart,
      baseline: oneCore,
      bound: { of: 'ratio', atMost: 3 },
    },
    {
      what: 'relayed by two cores, each pair at one process',
      unit: calculated,
      ours: 2e6 / together,
      baseline: perSecond,
      bound: { of: 'ratio', atLeast: 1.6 },
    },
    {
      what: 'relayed by two cores, every second pair at both processes',
      unit: calculated,
      ours: 2e6 / ((together + apart) / 2),
      baseline: perSecond,
    },
  ];
}

async function joining(bench: Bench, name: string, database: TestDatabase): Promise<Figure> {
  bench.say(`people join two processes on ${name}`);
  const { one, other, cpu } = await start(bench, database);
  const rooms = await roomsAtVroom(one.url, 12);
  const joins = bench.effort.many(60, 20);
  const { joined } = await inTurn(bench.effort, {
    joined: async () => {
      const before = cpu();
      const guests = await inSteps(
        joins,
        (index) => arrive((index % 2 === 0 ? one : other).url, rooms[index % rooms.length] ?? ''),
        4,
      );
      const spent = cpu() - before;
      await Promise.all(guests.map(({ wire }) => wire.close()));
      return spent / joins;
    },
  });
  return {
    what: `join at two processes and Redis, ${name}`,
    unit: 'ms',
    ours: joined.median * 1000,
    spread: joined.spread,
  };
}
