import type { BrowserContext } from 'playwright-core';
import { installProbe, watchFirstFrame } from '../../../apps/web-e2e/src/support/page-probe.ts';
import { Person } from '../../../apps/web-e2e/src/support/person.ts';
import { until } from '../../../apps/web-e2e/src/support/until.ts';
import { percentile } from '../statistics.ts';
import type { Row } from '../row.ts';
import { newcomer, newRoom, startBrowser } from '../servers/browser.ts';
import { startVroom } from '../servers/vroom.ts';

/** From the click on "Join" until a picture of who is there already is on the screen. The browser was here before. */
export const firstFrameRow: Row = {
  name: 'first-frame',
  title: 'From the click on "Join" to the first picture of somebody else',
  needs: ['chromium'],
  async measure(bench) {
    const server = await startVroom(bench);
    const browser = await startBrowser(bench, 'granted');
    const url = await newRoom(server.url);
    const ann = await newcomer(browser, 'Ann');
    await ann.join(url);
    const bob = (await newcomer(browser, 'Bob')).page.context();
    const times: number[] = [];
    const joins = bench.effort.many(40, 4);
    // The first one fills the caches.
    for (let count = 0; count <= joins; count++) {
      const time = await joinOnce(bob, url);
      if (count > 0) times.push(time);
      if (count % 10 === 1) bench.say(`join ${count} of ${joins}`);
      await ann.seesConnections(0);
    }
    return [
      {
        what: `first picture, 95 of 100, of ${joins} joins`,
        unit: 'ms',
        ours: percentile(times, 95),
        bound: { of: 'ours', atMost: 800 },
      },
      { what: 'first picture, half of them', unit: 'ms', ours: percentile(times, 50) },
    ];
  },
};

/** @returns ms */
async function joinOnce(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.addInitScript(watchFirstFrame);
  const bob = new Person(page, 'Bob');
  await bob.openDoor(url);
  await bob.seesOwnPicture();
  await bob.enter();
  const read = () => page.evaluate(() => [window.vroomProbe.joinedAt, window.vroomProbe.firstFrameAt] as const);
  const [joinedAt, firstFrameAt] = await until('Bob sees Ann', read, ([, first]) => first !== null);
  await page.close({ runBeforeUnload: false });
  if (joinedAt === null || firstFrameAt === null) throw new Error('The page did not say when Bob joined');
  return firstFrameAt - joinedAt;
}
