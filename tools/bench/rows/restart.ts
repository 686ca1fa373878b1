import { setTimeout as pause } from 'node:timers/promises';
import { forgetContinuity, readContinuity, watchContinuity } from '../../../apps/web-e2e/src/support/continuity.ts';
import type { Person } from '../../../apps/web-e2e/src/support/person.ts';
import type { Row } from '../row.ts';
import { newcomer, newRoom, startBrowser } from '../servers/browser.ts';
import { sqlite } from '../servers/databases.ts';
import { startVroom } from '../servers/vroom.ts';

const names = ['Ann', 'Bob', 'Chloé'];
/** How long one looks at a call that nothing happens to, ms. */
const watched = 5000;

export const restartRow: Row = {
  name: 'restart',
  title: 'A meeting while the signaling server is killed and started again',
  needs: ['chromium'],
  async measure(bench) {
    const { settings } = await sqlite(bench);
    const first = await startVroom(bench, settings);
    const browser = await startBrowser(bench, 'granted');
    const url = await newRoom(first.url);
    const people: Person[] = [];
    for (const name of names) {
      const person = await newcomer(browser, name);
      await person.join(url);
      people.push(person);
    }
    await all(people, (who) => who.seesAndHears(names.length - 1));
    // The journal of the meeting is written a moment after it changes.
    await all(people, ({ page }) => page.evaluate(watchContinuity));
    bench.say('three people see each other');
    await pause(watched);
    const before = await longestPause(people);
    await all(people, ({ page }) => page.evaluate(forgetContinuity));
    bench.say('the server is killed');
    await first.stop('SIGKILL');
    await all(people, (who) => who.testId('connection-bar').waitFor());
    await startVroom(bench, { ...settings, VROOM_DAEMON_LISTEN_PORT: new URL(first.url).port });
    const from = performance.now();
    await all(people, (who) => who.testId('connection-bar').waitFor({ state: 'detached' }));
    const whole = performance.now() - from;
    return [
      {
        what: 'the room is whole after the server is back',
        unit: 's',
        ours: whole / 1000,
        bound: { of: 'ours', atMost: 5 },
      },
      {
        what: 'the longest pause of a picture meanwhile',
        unit: 'ms',
        ours: await longestPause(people),
        baseline: { name: 'with the server', value: before },
        bound: { of: 'ours', atMost: 1000 },
      },
    ];
  },
};

const all = <T>(people: readonly Person[], task: (who: Person) => Promise<T>) => Promise.all(people.map(task));

async function longestPause(people: readonly Person[]): Promise<number> {
  const pauses = await all(people, async ({ page }) => (await page.evaluate(readContinuity)).longestPause);
  return Math.max(...pauses);
}
