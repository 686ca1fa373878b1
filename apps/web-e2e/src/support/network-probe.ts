/// <reference lib="dom" />
/** What comes over a bad network, as the page of who receives it counts it. */
import type { Person } from './person.ts';
import { readPaths, type Path } from './relay-probe.ts';
import { until } from './until.ts';

/** What came over all links that are connected, since they began. */
export interface Received {
  packets: number;
  lost: number;
  /** Of sound. */
  samples: number;
  /** Of these, what the browser made up for want of packets. */
  concealed: number;
}

/** Self-contained: it is sent to the browser as text. */
async function readReceived(): Promise<Received> {
  const received: Received = { packets: 0, lost: 0, samples: 0, concealed: 0 };
  for (const link of window.vroomProbe.links.filter(({ connectionState }) => connectionState === 'connected')) {
    const report = (await link.getStats()) as unknown as Map<string, Record<string, string | number>>;
    for (const entry of report.values()) {
      if (entry['type'] !== 'inbound-rtp') continue;
      received.packets += Number(entry['packetsReceived'] ?? 0);
      received.lost += Number(entry['packetsLost'] ?? 0);
      received.samples += Number(entry['totalSamplesReceived'] ?? 0);
      // What is made up in a silence is silence.
      received.concealed += Number(entry['concealedSamples'] ?? 0) - Number(entry['silentConcealedSamples'] ?? 0);
    }
  }
  return received;
}

export const receivedBy = ({ page }: Person): Promise<Received> => page.evaluate(readReceived);

/** The path of somebody's only link, once there is one. */
export async function pathOf({ page, name }: Person): Promise<Path> {
  const paths = () => page.evaluate(readPaths);
  const [path] = await until(`${name} has a path`, paths, (all) => all.length === 1 && all[0]?.kinds.length === 2);
  return path!;
}

/** Waits until each sees more than now. */
export async function framesAgain(people: readonly Person[]): Promise<void> {
  const framesOf = async (who: Person) => (await who.links()).reduce((sum, { frames }) => sum + frames, 0);
  const again = async (who: Person) => {
    const before = await framesOf(who);
    await until(
      `${who.name} sees pictures again`,
      () => framesOf(who),
      (now) => now > before,
    );
  };
  await Promise.all(people.map(again));
}
