import { setTimeout as pause } from 'node:timers/promises';
import { crowdAtSocketIo, crowdAtVroom } from '../generator/crowd.ts';
import type { Row } from '../row.ts';
import { startBaseline } from '../servers/baseline.ts';
import { inspectable, settledMemory } from '../servers/inspected.ts';
import { startVroom } from '../servers/vroom.ts';
import type { ServerProcess } from '../system/server-process.ts';

/** From one heartbeat of a connection to its next, ms. */
const heartbeat = 25_000;
/** Two of each are in it, ms. */
const watched = 2 * heartbeat;

export const idleRow: Row = {
  name: 'idle',
  title: 'CPU for peers who are there and say nothing',
  async measure(bench) {
    const count = bench.effort.many(3000);
    const time = bench.effort.quick ? 5000 : watched;
    const [ours, theirs] = [
      await startVroom(bench, {}, inspectable),
      await startBaseline(bench, 'socket-io', inspectable),
    ];
    bench.say(`${count} peers come in`);
    // Who comes in a burst is pinged in a burst ever after, which costs a server a third of what people cost it who come one by one.
    const coming = { within: bench.effort.quick ? 0 : heartbeat };
    await crowdAtVroom(ours.url, count, coming);
    await crowdAtSocketIo(theirs.url, count, coming);
    // The audit writes what it has, and both finish what they began with the last who came.
    await pause(5000);
    // V8 would collect what the last who came left behind while we watch, and seldom again.
    for (const server of [ours, theirs]) await settledMemory(server);
    bench.say(`nothing happens for ${time / 1000} s`);
    const percent = (server: ServerProcess, before: number) =>
      (((server.cpu - before) * 1000) / time) * (1000 / count) * 100;
    const [oursBefore, theirsBefore] = [ours.cpu, theirs.cpu];
    await pause(time);
    return [
      {
        what: `CPU of 1,000 idle peers, of ${count}`,
        unit: '% of a core',
        ours: percent(ours, oursBefore),
        baseline: { name: 'bare Socket.IO', value: percent(theirs, theirsBefore) },
        bound: { of: 'ours', atMost: 1 },
      },
    ];
  },
};
