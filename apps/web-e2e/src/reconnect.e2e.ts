import { describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import type { Person } from './support/person.ts';
import { makeSilentRoom } from './support/rooms.ts';
import { Wire } from './support/wire.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('a lost connection to the server'), () => {
  const company = new Company();

  async function meeting(name: string): Promise<{ ann: Person; bob: Person; wire: Wire }> {
    const ann = await company.person('Ann');
    const wire = await Wire.of(ann);
    const url = await makeSilentRoom(ann, company.server.url, name);
    const [bob] = (await company.join(url, ['Bob'])) as [Person];
    await bob.seesConnections(1);
    return { ann, bob, wire };
  }

  /** What somebody does with their hand reaches the others over the server alone. */
  async function raisesHand(who: Person, other: Person): Promise<void> {
    await who.testId('hand-button').click();
    await other.tileOf(who.name).getByTestId('tile-hand').waitFor();
  }

  /** Says whether the tile that was there is there still: a leave takes it away for good. */
  async function keepsTile(who: Person, name: string): Promise<() => Promise<boolean>> {
    // The name on it comes from its owner.
    await who.tileOf(name).waitFor();
    const [tile] = await who.tileOf(name).elementHandles();
    if (!tile) throw new Error(`${who.name} has no tile of ${name}`);
    return () => tile.evaluate((element) => element.isConnected);
  }

  it('is back with the network, and nobody saw a leave', async () => {
    const { ann, bob, wire } = await meeting('back-again');
    const [tileAtBob, tileAtAnn] = [await keepsTile(bob, 'Ann'), await keepsTile(ann, 'Bob')];
    await wire.breaks();
    await ann.testId('connection-bar').waitFor();
    const before = wire.routes.length;
    await expect.poll(() => wire.routes.length).toBeGreaterThan(before + 2);
    wire.isBack();
    await ann.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await ann.testId('connection-bar').waitFor({ state: 'detached' });
    await raisesHand(ann, bob);
    expect([await tileAtBob(), await tileAtAnn()]).toEqual([true, true]);
  });

  it('is noticed when the network changes, though the connection looks alive', async () => {
    const { ann, bob, wire } = await meeting('on-the-move');
    const stays = await keepsTile(bob, 'Ann');
    const before = wire.routes.length;
    wire.swallow();
    await ann.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(() => wire.routes.length).toBe(before + 1);
    await ann.testId('connection-bar').waitFor({ state: 'detached' });
    await raisesHand(ann, bob);
    expect(await stays()).toBe(true);
  });
});
