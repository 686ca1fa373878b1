import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Coturn } from '../../../tools/test/coturn.ts';
import { needs } from '../../../tools/test/needs.ts';
import { expectClean } from './support/axe.ts';
import { Company } from './support/company.ts';
import type { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { readToldKinds } from './support/relay-probe.ts';
import { readSending } from './support/sending.ts';
import { until } from './support/until.ts';
import { Wire } from './support/wire.ts';

const chromium = needs('chromium');
const tools = needs('chromium', 'coturn');
const steps = ['server', 'live', 'helpers', 'address', 'relay', 'fallback'];

/** Lets the test run to its end. @returns the verdict, and what came of each step */
async function tested(who: Person): Promise<{ verdict: string | null; outcomes: (string | null)[] }> {
  const verdict = who.testId('connection-verdict');
  await verdict.waitFor();
  const outcomes = await Promise.all(
    steps.map((step) => who.testId(`connection-${step}`).getAttribute('data-outcome')),
  );
  return { verdict: await verdict.getAttribute('data-verdict'), outcomes };
}

describe.skipIf(chromium.skip)(chromium.title('the door of an instance with the defaults'), () => {
  const company = new Company(/status of 429/);

  it('says honestly that nothing is set up for connections over the internet', async () => {
    const ann = await company.person('Ann');
    await ann.openDoor(await createRoom(company.server.url));
    await ann.testId('connection-test-button').click();
    expect(await tested(ann)).toEqual({
      verdict: 'near',
      outcomes: ['works', 'works', 'missing', 'missing', 'missing', 'missing'],
    });
    // In words, and with the time it took.
    expect(await ann.testId('connection-server').innerText()).toMatch(/Works\s+\d+ ms/);
    expect(await ann.testId('connection-relay').innerText()).toContain('Not set up');
    await expectClean(ann.page);
    await ann.page.setViewportSize({ width: 320, height: 640 });
    const wide = await ann.testId('connection-test').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(wide).toBe(0);
    await ann.testId('connection-test-again').click();
    expect(await ann.page.evaluate(() => document.activeElement?.id)).toBe('connection-test-heading');
    await tested(ann);
    expect(await ann.page.evaluate(() => document.activeElement?.id)).toBe('connection-test-heading');
    await ann.page.keyboard.press('Escape');
    await ann.testId('connection-test').waitFor({ state: 'detached' });
    await expect
      .poll(() => ann.page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('connection-test-button');
    expect(await ann.page.evaluate(() => window.vroomProbe.links.length)).toBe(0);
  });

  it('foresees the picture one will send, and says nothing of an empty room', async () => {
    const url = await createRoom(company.server.url);
    const [ann, bob] = [await company.person('Ann'), await company.person('Bob')];
    await ann.openDoor(url);
    await ann.seesOwnPicture();
    expect(await ann.testId('forecast').count()).toBe(0);
    await ann.enter();
    await bob.openDoor(url);
    await bob.page.getByText('With 2 people you will send about 720p.').waitFor();
  });

  it('foresees a smaller picture where the line carries little, and begins with that', async () => {
    const url = await createRoom(company.server.url);
    const [ann, bob] = [await company.person('Ann'), await company.person('Bob')];
    await ann.join(url);
    const network = await bob.page.context().newCDPSession(bob.page);
    const unbounded = { offline: false, latency: 0, downloadThroughput: -1 };
    // As it is in Safari before 17.4.
    await bob.page.addInitScript(() => Reflect.deleteProperty(AbortSignal, 'any'));
    // 300 kbit/s.
    await network.send('Network.emulateNetworkConditions', { ...unbounded, uploadThroughput: 300_000 / 8 });
    await bob.openDoor(url);
    await bob.page.getByText('With 2 people you will send about 180p.').waitFor();
    await bob.enter();
    // The call takes it from there: it begins with little, where it would else try a large picture at once.
    const first = await until(
      'Bob sends Ann a picture within bounds',
      () => bob.page.evaluate(readSending),
      ({ cameras: [kbps = 0] }) => kbps > 0 && kbps < Infinity,
    );
    expect(first.cameras[0]).toBeLessThan(250);
  });

  it('foresees what the instance allows where the line cannot be measured', async () => {
    const url = await createRoom(company.server.url);
    const [ann, bob] = [await company.person('Ann'), await company.person('Bob')];
    await ann.join(url);
    const problem = { type: 'urn:vroom:problem:too_many_requests', title: 'x', status: 429, code: 'too_many_requests' };
    await bob.page.route('**/uplink-samples', (route) => route.fulfill({ status: 429, json: problem }));
    await bob.openDoor(url);
    await bob.page.getByText('With 2 people you will send about 720p.').waitFor();
  });
});

describe.skipIf(tools.skip)(tools.title('the door of an instance with a TURN server'), () => {
  let coturn: Coturn;
  beforeAll(async () => {
    coturn = await Coturn.start({ options: ['--allow-loopback-peers'] });
  });
  const company = new Company(undefined, () =>
    coturn.settings(`turn:127.0.0.1:${coturn.port}`, `turn:127.0.0.1:${coturn.port}?transport=tcp`),
  );
  afterAll(() => coturn.stop());

  it('finds the ways around, and closes what it opened', async () => {
    const ann = await company.person('Ann');
    await ann.openDoor(await createRoom(company.server.url));
    await ann.testId('connection-test-button').click();
    expect(await tested(ann)).toEqual({
      verdict: 'ready',
      outcomes: ['works', 'works', 'works', 'missing', 'works', 'works'],
    });
    const states = await ann.page.evaluate(() => window.vroomProbe.links.map((link) => link.connectionState));
    expect(states).toEqual(['closed', 'closed', 'closed', 'closed']);
  });

  it('lets people hide their address before anybody can learn it', async () => {
    const url = await createRoom(company.server.url);
    const [ann, bob] = [await company.person('Ann'), await company.person('Bob')];
    await ann.join(url);
    await bob.page.setViewportSize({ width: 360, height: 740 });
    await bob.openDoor(url);
    await bob.seesOwnPicture();
    const join = await bob.testId('join-button').boundingBox();
    expect((join?.y ?? Infinity) + (join?.height ?? 0)).toBeLessThanOrEqual(740);
    await bob.testId('hide-address').check();
    await expectClean(bob.page);
    await bob.enter();
    await Promise.all([ann, bob].map((each) => each.seesAndHears(1)));
    expect(await bob.page.evaluate(readToldKinds)).toEqual(['relay']);
    expect(await ann.page.evaluate(readToldKinds)).toContain('host');
  });

  it('says where a room hides all addresses, and has nothing to choose then', async () => {
    const ann = await company.person('Ann');
    await ann.openDoor(await createRoom(company.server.url, { relayOnly: true }));
    await ann.testId('addresses-hidden').waitFor();
    expect(await ann.testId('hide-address').count()).toBe(0);
  });

  it('lets nobody hide their address in a call while the server is away, which new connections need', async () => {
    const ann = await company.person('Ann');
    const wire = await Wire.of(ann);
    await ann.join(await createRoom(company.server.url));
    await ann.testId('settings-button').click();
    const hide = ann.testId('hide-address');
    await hide.waitFor();
    await wire.breaks();
    await ann.page.getByText('once the server is reached again').waitFor();
    await hide.click({ force: true });
    expect([await hide.isChecked(), await hide.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    wire.isBack();
    await expect.poll(() => hide.getAttribute('aria-disabled')).toBeNull();
    await hide.check();
  });
});
