import { NetworkCall } from '../../../apps/web-e2e/src/support/network-call.ts';
import { framesAgain, pathOf } from '../../../apps/web-e2e/src/support/network-probe.ts';
import type { Person } from '../../../apps/web-e2e/src/support/person.ts';
import { readContinuity, watchContinuity } from '../../../apps/web-e2e/src/support/continuity.ts';
import { until } from '../../../apps/web-e2e/src/support/until.ts';
import { reasonAgainstNamespaces } from '../../test/namespaces.ts';
import type { Figure } from '../figures.ts';
import { median } from '../statistics.ts';
import type { Bench, Row } from '../row.ts';
import { takeAllCores } from '../system/cores.ts';

const fiveSeconds = { of: 'ours', atMost: 5 } as const;
const cutFor = 10_000;

/** Each on a machine of their own, as network namespaces make them; so this row needs root. */
export const recoveryRow: Row = {
  name: 'recovery',
  title: 'Pictures again after a path was cut',
  needs: ['chromium', 'coturn', 'iproute2', 'nftables'],
  async measure(bench) {
    const refused = reasonAgainstNamespaces();
    if (refused !== undefined) throw new Error(`This machine lets nobody make network namespaces: ${refused}`);
    takeAllCores();
    const call = new NetworkCall();
    bench.afterwards(() => call.close());
    await call.start();
    return [await relayed(bench, call), await restored(bench, call)];
  },
};

const each = <T>(people: readonly Person[], task: (who: Person) => Promise<T>) => Promise.all(people.map(task));

async function repeated(bench: Bench, call: NetworkCall, once: (people: readonly Person[]) => Promise<number>) {
  const times: number[] = [];
  for (let count = 0; count < (bench.effort.quick ? 1 : 3); count++) {
    const people = await call.meet();
    await each(people, (who) => who.seesAndHears(1));
    times.push((await once(people)) / 1000);
    await call.part();
  }
  return median(times);
}

/** Only the way between the two is cut, for good: what is left is the relay. The browser takes a while to notice, which counts. */
async function relayed(bench: Bench, call: NetworkCall): Promise<Figure> {
  bench.say('the way between two is cut');
  const ours = await repeated(bench, call, async (people) => {
    const from = performance.now();
    call.bob.cutFrom(call.ann);
    await each(people, (who) =>
      until(
        `${who.name} is relayed`,
        () => pathOf(who),
        ({ kinds }) => kinds.includes('relay'),
      ),
    );
    await framesAgain(people);
    return performance.now() - from;
  });
  return { what: 'the direct way is cut: pictures over a relay', unit: 's', ours, bound: fiveSeconds };
}

/** Nothing gets through for ten seconds. */
async function restored(bench: Bench, call: NetworkCall): Promise<Figure> {
  bench.say('a line is cut, and is back');
  const ours = await repeated(bench, call, async (people) => {
    await each(people, ({ page }) => page.evaluate(watchContinuity));
    call.bob.cut();
    await each(people, (who) =>
      until(
        `${who.name}'s picture stands`,
        () => who.page.evaluate(readContinuity),
        ({ longestPause }) => longestPause > cutFor,
      ),
    );
    const from = performance.now();
    call.bob.restore();
    await framesAgain(people);
    return performance.now() - from;
  });
  return { what: 'a line that was cut for 10 s is back: pictures', unit: 's', ours, bound: fiveSeconds };
}
