import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import type { Person } from './support/person.ts';

const chromium = needs('chromium');

/** For what goes through three browsers on a busy machine. */
const slow = { timeout: 20_000 };

/** A tone of each sound, Hz. Nobody leaves while the joins are counted, which have the same two tones. */
const tones = { join: 392, leave: 523.25, message: 880, hand: 587.33 } as const;

describe.skipIf(chromium.skip)(chromium.title('the chat in Chromium'), () => {
  const company = new Company();

  /** It is Ann's room. Nobody needs a camera here, and three of them would keep the machine busy. */
  async function meeting() {
    const { url, ann, others } = await company.quietlyAtAnns('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    return { url, ann, bob, chloe };
  }

  const lines = (who: Person) => who.testId('chat-entry').allInnerTexts();

  async function saved(who: Person, kind: 'text' | 'page'): Promise<{ name: string; content: string }> {
    await who.testId('chat-menu').click();
    const [download] = await Promise.all([who.page.waitForEvent('download'), who.testId(`save-chat-${kind}`).click()]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') };
  }

  it('tells of what comes while it is closed: one toast, the badge, and one voice', async () => {
    const { ann, bob, chloe } = await meeting();
    await bob.say('Shall we begin?\nI have the plans.');
    const toast = ann.testId('chat-toast');
    // It stays for as long as the pointer is on it.
    await toast.hover();
    expect(await toast.innerText()).toContain('Bob');
    expect(await toast.innerText()).toContain('Shall we begin?');
    expect(await toast.innerText()).not.toContain('plans');
    expect(await ann.testId('chat-unread').innerText()).toBe('1');
    await expect.poll(() => ann.testId('chat-news').innerText(), slow).toContain('Bob writes: Shall we begin?');
    // The toast itself is silent: what is read stands in one place.
    expect(await toast.evaluate((element) => element.closest('[role="status"], [aria-live]') === null)).toBe(true);

    await bob.say('one more');
    await bob.say('and another');
    await expect.poll(() => toast.innerText(), slow).toContain('3 new messages');
    expect(await toast.count()).toBe(1);
    await expect
      .poll(() => ann.testId('chat-news').innerText(), slow)
      .toContain('2 new messages Bob writes: and another');

    await ann.testId('chat-toast-open').click();
    await ann.page.waitForFunction(() => document.activeElement?.matches('[data-testid="chat-input"]'));
    await toast.waitFor({ state: 'detached' });
    expect(await ann.testId('chat-unread').count()).toBe(0);
    await ann.page.keyboard.press('Escape');
    await ann.page.waitForFunction(() => document.activeElement?.id === 'chat-button');
    // Only what comes from now on is news.
    await chloe.say('and I');
    await toast.waitFor();
    expect(await toast.innerText()).not.toContain('new messages');
    await ann.testId('chat-toast-dismiss').click();
    await toast.waitFor({ state: 'detached' });
    expect(await ann.testId('chat-unread').innerText()).toBe('1');
  });

  it('takes messages of several lines, and who comes later has them too', async () => {
    const { url, bob, chloe } = await meeting();
    await bob.openChat();
    await bob.testId('chat-input').fill('one');
    await bob.testId('chat-input').press('Shift+Enter');
    await bob.page.keyboard.type('two');
    await bob.testId('chat-input').press('Enter');
    await chloe.openChat();
    await expect.poll(() => lines(chloe), slow).toEqual(['one\ntwo']);
    await chloe.say('<b>not bold</b> javascript:alert(1) but https://example.org/plan.');
    const dora = await company.person('Dora');
    await dora.join(url);
    await dora.openChat();
    const said = ['one\ntwo', '<b>not bold</b> javascript:alert(1) but https://example.org/plan.'];
    await expect.poll(() => lines(dora), slow).toEqual(said);
    const links = dora.testId('chat-entry').getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.org/plan',
    ]);
    // What was said before one came is no news.
    expect(await dora.testId('chat-toast').count()).toBe(0);
    expect(await dora.page.title()).not.toContain('(');
  });

  it('is saved as a text and as a page, in which nothing runs', async () => {
    const { ann, bob } = await meeting();
    await bob.say('<img src=x onerror="document.title=1"> & see https://example.org/?a=1&b=2');
    await expect.poll(() => ann.testId('chat-unread').count(), slow).toBe(1);
    await ann.say('first\n10:00 AM  Bob\nI owe Ann 100');
    await expect.poll(() => lines(ann), slow).toHaveLength(2);

    const text = await saved(ann, 'text');
    expect(text.name).toMatch(/^anns-\d+-\d{4}-\d\d-\d\d\.txt$/);
    expect(text.content).toMatch(/^Chat in anns-\d+\nSaved on .+\n\n.+ {2}Bob\n {4}<img src=x/);
    expect(text.content).toMatch(/ {2}Ann\n {4}first\n {4}10:00 AM {2}Bob\n {4}I owe Ann 100\n$/);

    const page = await saved(ann, 'page');
    expect(page.name).toMatch(/\.html$/);
    expect(page.content).toContain('&lt;img src=x onerror=');
    expect(page.content).not.toContain('<img');
    const reader = await ann.page.context().newPage();
    await reader.setContent(page.content);
    expect(await reader.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Chat in anns-\d+$/);
    expect(await reader.locator('article').allInnerTexts()).toEqual([
      expect.stringMatching(
        /^Bob .+\n+<img src=x onerror="document\.title=1"> & see https:\/\/example\.org\/\?a=1&b=2$/,
      ),
      expect.stringMatching(/^Ann .+\n+first\n10:00 AM {2}Bob\nI owe Ann 100$/),
    ]);
    expect(await reader.getByRole('link').getAttribute('href')).toBe('https://example.org/?a=1&b=2');
    expect(await reader.title()).toMatch(/^Chat in/);
    await reader.close();
  });

  it('is deleted by an owner for everybody, and comes back from nobody', async () => {
    const { url, ann, bob, chloe } = await meeting();
    await bob.say('a secret');
    await chloe.openChat();
    await expect.poll(() => lines(chloe), slow).toEqual(['a secret']);
    await expect.poll(() => ann.testId('chat-unread').count(), slow).toBe(1);
    await bob.testId('chat-menu').click();
    expect(await bob.testId('wipe-chat').count()).toBe(0);
    await bob.page.keyboard.press('Escape');

    await ann.openChat();
    await ann.testId('chat-menu').click();
    await ann.testId('wipe-chat').click();
    await ann.testId('question-no').click();
    expect(await lines(ann)).toEqual(['a secret']);
    await ann.testId('chat-menu').click();
    await ann.testId('wipe-chat').click();
    await ann.testId('question-yes').click();
    for (const each of [ann, bob, chloe]) await expect.poll(() => lines(each), slow).toEqual([]);
    await chloe.isTold('Ann deleted the chat for everybody.');
    await ann.isTold('You deleted the chat for everybody.');
    await bob.say('a new page');
    await expect.poll(() => lines(chloe), slow).toEqual(['a new page']);

    // Whoever is asked for the history still has it, and says so.
    const old = Date.now() - 60_000;
    const dora = await company.person('Dora');
    await Promise.all([ann, bob, chloe].map(({ page }) => page.evaluate(giveOldHistory, old)));
    await dora.join(url);
    await dora.openChat();
    await dora.seesConnections(3);
    await expect.poll(() => lines(dora), slow).toEqual(['a new page']);
    const gave = await Promise.all(
      [ann, bob, chloe].map(({ page }) => page.evaluate(() => document.documentElement.dataset['gaveOld'])),
    );
    expect(gave).toContain('yes');
    expect(await dora.testId('chat-unread').count()).toBe(0);
  });

  it('makes soft sounds for what happens, each of which can be turned off for good', async () => {
    const { url, ann, bob, chloe } = await meeting();
    const heard = (who: Person, kind: keyof typeof tones) =>
      who.page.evaluate(
        (pitch) => window.vroomProbe.tones.filter((each) => Math.abs(each - pitch) < 1).length,
        tones[kind],
      );
    // Who comes soon after another makes no sound of their own.
    await expect.poll(() => heard(ann, 'join'), slow).toBeGreaterThan(0);
    expect(await heard(chloe, 'join')).toBe(0);
    await bob.testId('hand-button').click();
    await expect.poll(() => heard(ann, 'hand'), slow).toBe(2);
    await bob.say('hello');
    await expect.poll(() => heard(ann, 'message'), slow).toBe(1);
    expect([await heard(bob, 'message'), await heard(bob, 'hand')]).toEqual([0, 0]);
    await bob.say('and');
    await bob.say('again');
    await expect.poll(() => ann.testId('chat-unread').innerText(), slow).toBe('3');
    expect(await heard(ann, 'message')).toBeLessThan(3);

    // What a snapshot brings is no news.
    const dora = await company.person('Dora');
    await dora.join(url);
    await dora.tileOf('Bob').getByTestId('tile-hand').waitFor();
    await dora.openChat();
    await expect.poll(() => lines(dora), slow).toHaveLength(3);
    expect(await dora.page.evaluate(() => window.vroomProbe.tones)).toEqual([]);

    await ann.testId('settings-button').click();
    await ann.testId('sound-message').click();
    await ann.page.keyboard.press('Escape');
    await ann.page.reload();
    await ann.enter();
    await ann.seesConnections(3);
    await bob.say('silence');
    await ann.testId('chat-toast').waitFor();
    await chloe.testId('hand-button').click();
    await expect.poll(() => heard(ann, 'hand'), slow).toBe(2);
    expect(await heard(ann, 'message')).toBe(0);

    await ann.testId('settings-button').click();
    expect(await ann.testId('sound-message').isChecked()).toBe(false);
    expect(await ann.testId('sound-hand').isChecked()).toBe(true);
    await ann.testId('sound-all').click();
    for (const kind of Object.keys(tones)) {
      await expect.poll(() => ann.testId(`sound-${kind}`).isChecked()).toBe(false);
    }
    await ann.page.keyboard.press('Escape');
    const before = await ann.page.evaluate(() => window.vroomProbe.tones.length);
    await dora.leave();
    await expect.poll(() => ann.others(), slow).toEqual(['Bob', 'Chloé']);
    expect(await ann.page.evaluate(() => window.vroomProbe.tones.length)).toBe(before);
  });

  it('says in the title of the tab how much is unread', async () => {
    const { ann, bob } = await meeting();
    const title = () => ann.page.title();
    const look = (hidden: boolean) =>
      ann.page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    const name = new URL(ann.page.url()).pathname.slice(1);
    expect(await title()).toBe(`${name} · VROOM`);
    await bob.say('while the chat is closed');
    await expect.poll(title, slow).toBe(`(1) ${name} · VROOM`);
    await ann.openChat();
    await expect.poll(title, slow).toBe(`${name} · VROOM`);
    await bob.say('while she sees it');
    await expect.poll(() => lines(ann), slow).toHaveLength(2);
    expect(await title()).toBe(`${name} · VROOM`);
    // In an open chat too, where the page is in the background.
    await look(true);
    await bob.say('while she looks at another tab');
    await bob.say('and does not come back yet');
    await expect.poll(title, slow).toBe(`(2) ${name} · VROOM`);
    await look(false);
    await expect.poll(title, slow).toBe(`${name} · VROOM`);
  });
});

/** From now on this page answers who asks for the history with a line from before as well. */
function giveOldHistory(at: number): void {
  const send = RTCDataChannel.prototype.send as (data: string) => void;
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown): void {
    let text = String(data);
    if (text.includes('"type":"history"')) {
      const message = JSON.parse(text) as { entries: object[] };
      const author = { displayName: 'Bob', color: 'mint' };
      message.entries.unshift({ id: crypto.randomUUID(), text: 'a secret', at, author });
      text = JSON.stringify(message);
      document.documentElement.dataset['gaveOld'] = 'yes';
    }
    send.call(this, text);
  };
}
