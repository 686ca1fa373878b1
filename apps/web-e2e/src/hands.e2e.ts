import { describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import { sendOddReactions } from './support/page-probe.ts';
import type { Person } from './support/person.ts';

const chromium = needs('chromium');

/** For what goes through three browsers on a busy machine. */
const slow = { timeout: 20_000 };

describe.skipIf(chromium.skip)(chromium.title('raised hands and reactions in Chromium'), () => {
  const company = new Company();

  /** It is Ann's room. Nobody needs a camera here, and three of them would keep the machine busy. */
  async function meeting() {
    const { url, ann, others } = await company.quietlyAtAnns('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    return { url, ann, bob, chloe };
  }

  const turnOf = async (who: Person, name: string) => {
    const [hand = 'none'] = await who.tileOf(name).getByTestId('tile-hand').allInnerTexts();
    return hand.trim().split('\n')[0];
  };
  const seesTurns = (who: Person, turns: Record<string, string>) =>
    expect
      .poll(async () => {
        const seen = await Promise.all(Object.keys(turns).map(async (name) => [name, await turnOf(who, name)]));
        return Object.fromEntries(seen) as Record<string, string>;
      }, slow)
      .toEqual(turns);
  const list = async (who: Person) => {
    const lines = await who.testId('raised-hand').locator('.name').allInnerTexts();
    return lines.map((line) => line.trim());
  };

  it('stand in order, for who comes later too, until they are lowered', async () => {
    const { url, ann, bob, chloe } = await meeting();
    await chloe.testId('hand-button').click();
    await seesTurns(ann, { Bob: 'none', Chloé: '1' });
    expect(await chloe.testId('hand-button').getAttribute('aria-pressed')).toBe('true');
    await bob.testId('hand-button').click();
    for (const each of [ann, bob, chloe]) {
      await expect.poll(() => each.testId('raised-hands').innerText(), slow).toContain('2');
    }
    await seesTurns(ann, { Bob: '2', Chloé: '1' });
    // The chairman is told, in words too; the others see it.
    await expect.poll(() => ann.testId('hand-news').innerText(), slow).toBe('Bob raised a hand.');
    expect(await chloe.testId('hand-news').innerText()).toBe('');

    const dora = await company.person('Dora');
    await dora.join(url);
    await seesTurns(dora, { Ann: 'none', Bob: '2', Chloé: '1' });
    await dora.testId('raised-hands').click();
    await expect.poll(() => list(dora), slow).toEqual(['Chloé', 'Bob']);
    expect(await dora.testId('lower-hand').count()).toBe(0);

    // One's own goes down by oneself, and who waits moves up.
    await chloe.testId('hand-button').click();
    await seesTurns(dora, { Bob: '1', Chloé: 'none' });
    await expect.poll(() => list(dora), slow).toEqual(['Bob']);
  });

  it('are lowered by the chairman, one or all', async () => {
    const { ann, bob, chloe } = await meeting();
    await bob.testId('hand-button').click();
    await seesTurns(ann, { Bob: '1' });
    await chloe.testId('hand-button').click();
    await seesTurns(ann, { Bob: '1', Chloé: '2' });
    await ann.testId('raised-hands').click();
    await ann.testId('lower-hand').first().click();
    await bob.isTold('Ann lowered your hand.');
    expect(await bob.testId('hand-button').getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => list(ann), slow).toEqual(['Chloé']);
    // The focus stays in the list, so that Escape still closes it.
    expect(await ann.page.evaluate(() => document.activeElement?.id)).toBe('hands-heading');
    await ann.page.keyboard.press('Escape');
    await ann.act('lower-hand', 'Chloé');
    await ann.testId('raised-hands').waitFor({ state: 'detached' });

    await bob.testId('hand-button').click();
    await chloe.testId('hand-button').click();
    await expect.poll(() => ann.testId('raised-hands').innerText(), slow).toContain('2');
    await ann.testId('raised-hands').click();
    await ann.testId('lower-hands').click();
    await chloe.isTold('Ann lowered all hands.');
    await seesTurns(ann, { Bob: 'none', Chloé: 'none' });
    await bob.testId('raised-hands').waitFor({ state: 'detached' });
  });

  it('shows a reaction on its sender for a moment, and says it once', async () => {
    const { ann, bob, chloe } = await meeting();
    await bob.testId('reactions-button').click();
    await bob.testId('react-applause').click();
    // All at once, since it goes by itself.
    await Promise.all([
      bob.page.locator('[data-self="true"] [data-reaction="applause"]').waitFor(),
      ...[ann, chloe].map(async (each) => {
        await each.tileOf('Bob').locator('[data-reaction="applause"][aria-label="Applause"]').waitFor();
      }),
    ]);
    for (const each of [ann, chloe]) {
      expect(await each.testId('reaction-news').innerText()).toBe('Bob: Applause');
    }
    expect(await bob.testId('reaction-news').innerText()).toBe('');
    await ann.testId('tile-reaction').waitFor({ state: 'detached' });
    expect(await chloe.tileOf('Ann').getByTestId('tile-reaction').count()).toBe(0);
  });

  it('ignores reactions that are none, and most of a flood', async () => {
    const { ann, bob, chloe } = await meeting();
    await ann.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seenReactions: seen });
      const note = (node: Node) => {
        if (!(node instanceof HTMLElement)) return;
        const found = node.matches('[data-reaction]') ? [node] : [...node.querySelectorAll('[data-reaction]')];
        for (const each of found) seen.push(`${each.getAttribute('data-reaction') ?? ''} ${each.textContent}`);
      };
      new MutationObserver((records) => {
        for (const { addedNodes } of records) addedNodes.forEach(note);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await bob.reaches(2);
    await bob.page.evaluate(sendOddReactions);
    await chloe.testId('reactions-button').click();
    await chloe.testId('react-love').click();
    await ann.tileOf('Chloé').getByTestId('tile-reaction').waitFor();
    const seen = await ann.page.evaluate(() => (window as unknown as { seenReactions: string[] }).seenReactions);
    expect(seen.filter((each) => each.startsWith('agree')).length).toBeLessThan(10);
    expect(new Set(seen)).toEqual(new Set(['agree 👍', 'love ❤️']));
    expect(await ann.page.getByText('pwned').count()).toBe(0);
    await ann.seesConnections(2);
  });
});
