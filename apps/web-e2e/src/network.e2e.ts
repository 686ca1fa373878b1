import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inside, ip, reasonAgainstNamespaces, sweepNamespaces } from '../../../tools/test/namespaces.ts';
import { needs, unlessRefused } from '../../../tools/test/needs.ts';
import { readContinuity, watchContinuity } from './support/continuity.ts';
import { framesAgain, pathOf, receivedBy } from './support/network-probe.ts';
import { NetworkCall } from './support/network-call.ts';
import type { Person } from './support/person.ts';
import { readSending } from './support/sending.ts';
import { until } from './support/until.ts';

const tools = unlessRefused(needs('chromium', 'coturn', 'iproute2', 'nftables'), reasonAgainstNamespaces);

const cutFor = 10_000;
/** Long enough to be noticed as a sleep, and for the server to miss somebody; short enough that their place is kept. */
const sleepFor = 22_000;
/** kbit/s. */
const narrow = 300;

describe.skipIf(tools.skip)(tools.title('a call over a bad network'), () => {
  let call: NetworkCall;

  beforeAll(async () => {
    call = new NetworkCall();
    await call.start();
  });
  afterEach(() => call.part());
  afterAll(() => call.close());

  const each = <T>(people: readonly Person[], task: (who: Person) => Promise<T>) => Promise.all(people.map(task));
  const seeAndHear = (people: readonly Person[]) => each(people, (who) => who.seesAndHears(1));
  /** How long it took is for the bench to judge: here it would be a judgement of the machine. */
  const tell = (what: string, ms: number) => console.log(`${what}: ${Math.round(ms)} ms`);

  async function directCall(): Promise<[Person, Person]> {
    const people = await call.meet();
    await seeAndHear(people);
    for (const who of people) expect((await pathOf(who)).kinds).not.toContain('relay');
    return people;
  }

  /** Waits until the call goes on over relays; over which of several ways to them, the browser chooses. */
  async function relayed(people: readonly Person[], ...over: string[]): Promise<void> {
    const onRelay = (who: Person) =>
      until(
        `${who.name} is relayed over ${over.join(' or ')}`,
        () => pathOf(who),
        ({ kinds, relayedOver }) => kinds.includes('relay') && ['', ...over].includes(relayedOver),
      );
    const paths = await each(people, onRelay);
    // Each but the one whom a relay of the other reaches directly.
    expect(over).toEqual(expect.arrayContaining([paths.map(({ relayedOver }) => relayedOver).find((by) => by !== '')]));
  }

  it('shows pictures soon after a line that was cut for ten seconds is back', async () => {
    const people = await directCall();
    await each(people, ({ page }) => page.evaluate(watchContinuity));
    call.bob.cut();
    await each(people, async (who) => {
      await who.page.getByText(/Reconnecting to/).waitFor();
      await until(
        `${who.name}'s picture stands`,
        () => who.page.evaluate(readContinuity),
        ({ longestPause }) => longestPause > cutFor,
      );
    });
    const from = performance.now();
    call.bob.restore();
    await framesAgain(people);
    tell('a line that was cut is back; pictures after', performance.now() - from);
    await seeAndHear(people);
  });

  it('goes on over a relay where only the way between the two is cut', async () => {
    const people = await directCall();
    const from = performance.now();
    call.bob.cutFrom(call.ann);
    await relayed(people, 'udp', 'tcp');
    await framesAgain(people);
    tell('the direct way is cut; pictures over the relay after', performance.now() - from);
    await seeAndHear(people);
  });

  it('goes on over TURN by TCP where UDP is blocked in the middle of it', async () => {
    const people = await directCall();
    const from = performance.now();
    for (const machine of [call.ann, call.bob]) machine.blockUdp();
    await relayed(people, 'tcp');
    await framesAgain(people);
    tell('UDP is blocked; pictures over TCP after', performance.now() - from);
    await seeAndHear(people);
  });

  it('comes about where nothing passes but the page and TURN by TCP', async () => {
    for (const machine of [call.ann, call.bob]) machine.onlyTcpTo(...call.openPorts);
    const people = await call.meet();
    await seeAndHear(people);
    await relayed(people, 'tcp');
  });

  it('goes on where one packet in twenty is lost', async () => {
    const people = await directCall();
    call.ann.loss(5);
    const before = await each(people, receivedBy);
    await each(people, ({ page }) => page.evaluate(watchContinuity));
    await each(people, (who) =>
      until(
        `${who.name} has missed packets`,
        () => receivedBy(who),
        ({ lost }) => lost > 50,
      ),
    );
    for (const [index, who] of people.entries()) {
      const { packets, lost, samples, concealed } = await receivedBy(who);
      const first = before[index]!;
      const share = (concealed - first.concealed) / (samples - first.samples);
      const { longestPause } = await who.page.evaluate(readContinuity);
      console.log(`${who.name} missed ${lost} of ${packets + lost}; ${Math.round(share * 100)} % of the sound made up`);
      tell('longest pause of the picture', longestPause);
      expect(share).toBeLessThan(0.1);
    }
    await seeAndHear(people);
  });

  it(`fits a line of ${narrow} kbit/s`, async () => {
    const people = await directCall();
    const [ann, bob] = people;
    const sending = () => ann.page.evaluate(readSending);
    await until('Ann sends more than the line will carry', sending, ({ cameras }) => cameras[0]! > narrow);
    call.ann.rate(narrow);
    await until(
      'Ann allows her encoder no more than the line carries',
      sending,
      ({ cameras }) => cameras[0]! < narrow,
      60_000,
    );
    const [first, heard, line] = [await sending(), await receivedBy(bob), call.ann.line()];
    const last = await until('eight seconds are measured', sending, ({ at }) => at > first.at + 8000);
    const [after, now] = [await receivedBy(bob), call.ann.line()];
    const kbps = ((last.bytes - first.bytes) * 8) / (last.at - first.at);
    const dropped = (now.drops - line.drops) / (now.packets - line.packets + now.drops - line.drops);
    const share = (after.concealed - heard.concealed) / (after.samples - heard.samples);
    console.log(`sent ${Math.round(kbps)} of ${narrow} kbit/s; ${(dropped * 100).toFixed(1)} % did not fit the line`);
    console.log(`${(share * 100).toFixed(1)} % of the sound made up`);
    expect(kbps).toBeLessThan(narrow * 1.15);
    expect(dropped).toBeLessThan(0.05);
    expect(share).toBeLessThan(0.1);
  });

  it('goes on from another address', async () => {
    const people = await directCall();
    const before = await each(people, pathOf);
    const from = performance.now();
    call.ann.changeAddress();
    for (const [index, who] of people.entries()) {
      await until(
        `${who.name} has a new path`,
        () => pathOf(who),
        ({ ufrag }) => ufrag !== before[index]?.ufrag,
      );
    }
    await framesAgain(people);
    tell('another address; pictures after', performance.now() - from);
    await seeAndHear(people);
  });

  it('goes on where a laptop was shut and opened again', async () => {
    const people = await directCall();
    const [ann] = people;
    const [tile] = await ann.tileOf('Bob').elementHandles();
    await ann.page.evaluate(watchContinuity);
    call.bob.sleep();
    await until(
      "Ann's picture stands",
      () => ann.page.evaluate(readContinuity),
      ({ longestPause }) => longestPause > sleepFor,
    );
    const from = performance.now();
    call.bob.wake();
    await framesAgain(people);
    tell('awake again; pictures after', performance.now() - from);
    await seeAndHear(people);
    expect(await tile?.evaluate((element) => element.isConnected)).toBe(true);
  });
});

describe.skipIf(tools.skip)(tools.title('the networks of tests'), () => {
  it('are swept away with all that runs in them, where a run was killed', async () => {
    const killed = spawnSync('true').pid;
    const left = `vroom-test-${killed}-server`;
    ip('netns', 'add', left);
    const [command, ...args] = [...inside(left), 'sleep', '1000'];
    const sleeper = spawn(command, args, { stdio: 'ignore' });
    await until(
      'it runs in there',
      async () => ip('netns', 'pids', left).trim(),
      (pids) => pids !== '',
    );
    const ended = once(sleeper, 'exit');
    sweepNamespaces();
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(ip('netns', 'list')).not.toContain(left);
  });
});
