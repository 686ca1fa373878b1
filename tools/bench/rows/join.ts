import { crowdAtSocketIo, crowdAtVroom, roomsAtVroom } from '../generator/crowd.ts';
import { inSteps } from '../generator/in-steps.ts';
import { arrive, sendSamples } from '../generator/arrival.ts';
import { SocketIoWire } from '../generator/socket-io-wire.ts';
import { Visitor } from '../generator/visitor.ts';
import type { Figure } from '../figures.ts';
import { inTurn, type Outcome } from '../rounds.ts';
import type { Bench, Row } from '../row.ts';
import { startBaseline } from '../servers/baseline.ts';
import { startVroom, turnSettings } from '../servers/vroom.ts';
import type { ServerProcess } from '../system/server-process.ts';

const online = [10, 1000, 5000] as const;
/** In one round into rooms of five, some at once. */
const joins = 60;
/** In one round into a room that has 24, one at a time. */
const joinsOfLarge = 20;
/** Each server has seen as many before, so that its code is compiled as it is in a server that runs: what differs is who is online. */
const joinsBefore = 1000;

/** From the address bar into a room of five, with all that a browser asks for on its way. */
export const joinRow: Row = {
  name: 'join',
  title: 'A join with all of its requests, CPU of the server',
  async measure(bench) {
    const houses: House[] = [];
    for (const count of online) houses.push(await open(bench, count));
    const bare = await startBaseline(bench, 'socket-io');
    await crowdAtSocketIo(bare.url, bench.effort.many(1000));
    bench.say('people come and go');
    const ours = houses.flatMap((house) => [
      [`five ${house.online}`, () => intoSmallRooms(house)] as const,
      [`25 ${house.online}`, () => intoLargeRoom(house)] as const,
    ]);
    const [house] = houses as [House, ...House[]];
    const visitor = new Visitor(house.server.url);
    await visitor.knock(house.large);
    const others = { estimate: () => estimates(house, visitor), bare: () => bareJoins(bare) };
    return figuresOf(await inTurn(bench.effort, { ...Object.fromEntries(ours), ...others }));
  },
};

interface House {
  online: number;
  server: ServerProcess;
  /** Rooms that are empty between rounds. */
  small: readonly string[];
  /** One with 24 people in it. */
  large: string;
}

async function open(bench: Bench, count: number): Promise<House> {
  const real = bench.effort.many(count, 10);
  bench.say(`${real} people come in`);
  const server = await startVroom(bench, turnSettings);
  await crowdAtVroom(server.url, real);
  const [large = '', ...small] = await roomsAtVroom(server.url, 1 + joins / 5);
  await inSteps(24, () => new Visitor(server.url).come(large));
  await inSteps(bench.effort.many(joinsBefore), async (index) =>
    (await arrive(server.url, small[index % small.length] ?? '')).wire.close(),
  );
  return { online: count, server, small, large };
}

/** The time of the leaves is not in it. @returns seconds of CPU a join */
async function intoSmallRooms({ server, small }: House): Promise<number> {
  const before = server.cpu;
  const guests = await inSteps(joins, (index) => arrive(server.url, small[index % small.length] ?? ''), 4);
  const spent = server.cpu - before;
  await Promise.all(guests.map(({ wire }) => wire.close()));
  return spent / joins;
}

async function intoLargeRoom({ server, large }: House): Promise<number> {
  let spent = 0;
  for (let count = 0; count < joinsOfLarge; count++) {
    const before = server.cpu;
    const { wire } = await arrive(server.url, large);
    spent += server.cpu - before;
    await wire.close();
  }
  return spent / joinsOfLarge;
}

/** By the same visitor, who is long at the door. @returns seconds of CPU an estimate */
async function estimates({ server, large }: House, visitor: Visitor): Promise<number> {
  const before = server.cpu;
  for (let count = 0; count < joinsOfLarge; count++) await sendSamples(visitor, large);
  return (server.cpu - before) / joinsOfLarge;
}

async function bareJoins(server: ServerProcess): Promise<number> {
  const before = server.cpu;
  const wires = await inSteps(
    joins,
    async (index) => {
      const wire = await SocketIoWire.connect(server.url);
      await wire.ask('room:join', `busy-${Math.floor(index / 5)}`);
      return wire;
    },
    4,
  );
  const spent = server.cpu - before;
  await Promise.all(wires.map((wire) => wire.close()));
  return spent / joins;
}

function figuresOf(outcomes: Record<string, Outcome>): Figure[] {
  const ms = (name: string) => (outcomes[name]?.median ?? NaN) * 1000;
  const smallest = online[0];
  const joined = online.map((count): Figure => ({
    what: `join a room of five, ${count} online`,
    unit: 'ms',
    ours: ms(`five ${count}`),
    spread: outcomes[`five ${count}`]?.spread,
    baseline: { name: 'Socket.IO: connect and join, no more', value: ms('bare') },
    bound: { of: 'ours', atMost: 6 },
  }));
  const flat = (['five', '25'] as const).map((room): Figure => ({
    what: `join a room of ${room}, ${online.at(-1)} online rather than ${smallest}`,
    unit: 'ms',
    ours: ms(`${room} ${online.at(-1)}`),
    baseline: { name: `${smallest} online`, value: ms(`${room} ${smallest}`) },
    // As flat as a machine lets it be told: what all have in common would be a factor of a hundred.
    bound: { of: 'ratio', atMost: 1.3 },
  }));
  const estimate = {
    what: 'the estimate of a line at the door (208 KiB), beside a join',
    unit: 'ms',
    ours: ms('estimate'),
    spread: outcomes['estimate']?.spread,
  };
  return [...joined, ...flat, estimate];
}
