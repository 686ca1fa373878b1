import { setTimeout as pause } from 'node:timers/promises';
import { receivedBy } from '../../../apps/web-e2e/src/support/network-probe.ts';
import type { Person } from '../../../apps/web-e2e/src/support/person.ts';
import { readSending } from '../../../apps/web-e2e/src/support/sending.ts';
import type { Figure } from '../figures.ts';
import type { Bench, Row } from '../row.ts';
import { newcomer, newRoom, startBrowser } from '../servers/browser.ts';
import { startVroom } from '../servers/vroom.ts';
import { childWith, cpuOf, familyOf } from '../system/proc.ts';

/** kbit/s: the voices of eight people, which take 45 for each link, and little for pictures, so that it is used. */
const budget = 400;
const names = ['Ann', 'Bob', 'Chloé', 'Dora', 'Emil', 'Fay', 'Gus', 'Hal'];

/**
 * All of them in browsers on this machine: what one of them costs is a part of what all cost. Their cameras are calm, since two cores
 * carry no eight lively ones; and with eight people they are full all the same, which the sound tells.
 */
export const callRow: Row = {
  name: 'call',
  title: 'A call of 2 to 8 browsers: CPU of each, and what each sends',
  needs: ['chromium'],
  async measure(bench) {
    const server = await startVroom(bench, {
      VROOM_VIDEO_MAX_UPLINK: String(budget),
      VROOM_VIDEO_FRAME_RATE: '10',
    });
    const browser = await startBrowser(bench, 'granted');
    const url = await newRoom(server.url);
    const people: Person[] = [];
    const figures: Figure[] = [];
    for (const size of bench.effort.quick ? [2, 3] : [2, 4, 6, 8]) {
      bench.say(`${size} people`);
      for (const name of names.slice(people.length, size)) {
        const person = await newcomer(browser, name);
        await person.join(url);
        people.push(person);
      }
      figures.push(...(await watch(bench, people)));
    }
    bench.say('all but two go');
    for (const who of people.splice(2)) await who.page.context().close();
    return [...figures, ...(await watch(bench, people, ', after others have gone'))];
  },
};

async function watch(bench: Bench, people: readonly Person[], when = ''): Promise<Figure[]> {
  const others = people.length - 1;
  for (const who of people) await who.seesConnections(others, 60_000);
  // The split of the budget settles, and encoders follow.
  await pause(bench.effort.quick ? 3000 : 10_000);
  const time = bench.effort.quick ? 3000 : 10_000;
  const browser = childWith('--remote-debugging-pipe');
  const looks = await Promise.all(people.map(async (who) => ({ who, before: await look(who) })));
  const pids = familyOf(browser);
  const cpu = cpuOf(pids);
  await pause(time);
  const spent = cpuOf(pids) - cpu;
  const changes = await Promise.all(looks.map(async ({ who, before }) => change(before, await look(who))));
  const rates = changes.map(({ bytes, at }) => (bytes * 8) / at);
  const concealed = changes.map((of) => of.concealed / of.samples);
  const size = `${people.length} people${when}`;
  return [
    { what: `CPU of a browser, ${size}`, unit: '% of a core', ours: ((spent * 1000) / time / people.length) * 100 },
    {
      what: `most that one sends, ${size}`,
      unit: '% of its budget',
      ours: (Math.max(...rates) / budget) * 100,
      bound: { of: 'ours', atMost: 115 },
    },
    {
      what: `sound made up for, at worst, ${size}`,
      unit: '%',
      ours: Math.max(...concealed) * 100,
      bound: { of: 'ours', atMost: 5 },
    },
  ];
}

interface Look {
  bytes: number;
  at: number;
  samples: number;
  concealed: number;
}

async function look(who: Person): Promise<Look> {
  const [{ bytes, at }, { samples, concealed }] = [await who.page.evaluate(readSending), await receivedBy(who)];
  return { bytes, at, samples, concealed };
}

function change(before: Look, after: Look): Look {
  const [bytes, at] = [after.bytes - before.bytes, after.at - before.at];
  return { bytes, at, samples: after.samples - before.samples, concealed: after.concealed - before.concealed };
}
