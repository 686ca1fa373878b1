import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { expectClean, expectInside, expectInsideNow, smallTargets } from '../support/axe.ts';
import type { Person } from '../support/person.ts';
import { frameOf, NotesHouse, openNotes, textOf, write } from './notes-house.ts';

const real = needs('chromium', 'etherpad', 'openssl');

/** For what goes through two browsers and Etherpad on a busy machine. */
const slow = { timeout: 30_000 };

describe.skipIf(real.skip)(real.title('the notes in Chromium'), () => {
  let house: NotesHouse;

  beforeAll(async () => {
    house = await NotesHouse.open();
  });
  afterAll(() => house.close());
  afterEach(() => house.seeOff());

  it('are one text for all in the room, each by their name and colour', async () => {
    const [ann, bob] = [await house.person('Ann'), await house.person('Bob')];
    const url = await house.roomOf(ann);
    await bob.join(url);
    await openNotes(ann);
    await openNotes(bob);
    await write(ann, 'Agenda: the roof');
    await expect.poll(() => textOf(bob).innerText(), slow).toContain('Agenda: the roof');
    await write(bob, ' - and the cellar');
    await expect.poll(() => textOf(ann).innerText(), slow).toContain('the roof - and the cellar');
    expect(await frameOf(bob).locator('#myusernameedit').inputValue()).toBe('Bob');
    // Where a log of a proxy would have it.
    expect(await bob.testId('notes-frame').getAttribute('src')).not.toContain('Bob');
    const colors = (who: Person) =>
      textOf(who)
        .locator('span[class*="author"]')
        .evaluateAll((spans) => spans.map((span) => getComputedStyle(span).backgroundColor));
    expect(new Set(await colors(bob)).size).toBe(2);
    expect(await colors(bob)).toEqual(await colors(ann));

    // The chat has the button that deletes both.
    await ann.openChat();
    expect(await ann.testId('notes-panel').count()).toBe(0);
    await ann.testId('chat-menu').click();
    await ann.testId('wipe-chat').click();
    await ann.page.getByRole('heading', { name: 'Delete the chat and the notes for everybody?' }).waitFor();
    await ann.testId('question-yes').click();
    await expect.poll(() => textOf(bob).innerText(), slow).not.toContain('roof');
    await openNotes(ann);
    await write(bob, 'Another page');
    await expect.poll(() => textOf(ann).innerText(), slow).toContain('Another page');
    expect(await textOf(ann).innerText()).not.toContain('roof');

    const eve = await house.person('Eve');
    await eve.page.goto((await bob.testId('notes-frame').getAttribute('src')) ?? '');
    await eve.page.getByText('You do not have permission to access this pad').waitFor();
    expect(await eve.page.locator('#editorcontainer.initialized').count()).toBe(0);
  });

  it('can be got into, out of and past by keyboard alone', async () => {
    const ann = await house.person('Ann');
    await house.roomOf(ann);
    const { keyboard } = ann.page;
    const at = () =>
      ann.page.evaluate(() => {
        const { id = '', textContent = '', tagName = '' } = document.activeElement ?? {};
        return id || textContent.trim() || tagName;
      });
    await ann.testId('notes-button').focus();
    await keyboard.press('Enter');
    await expect.poll(at).toBe('notes-heading');
    // As in the chat, one can write at once: Etherpad takes the focus when it is ready.
    await expect.poll(at, slow).toBe('IFRAME');
    await frameOf(ann).locator('#editorcontainer.initialized').waitFor();
    // The text is a document in a document of Etherpad's, and gets the focus last.
    const writable = () => textOf(ann).evaluate((text) => text.ownerDocument.hasFocus());
    await expect.poll(writable, slow).toBe(true);
    await keyboard.type('By hand');
    await expect.poll(() => textOf(ann).innerText(), slow).toContain('By hand');
    await keyboard.press('Alt+F9');
    await keyboard.press('Shift+Tab');
    await expect.poll(at).toBe('Skip the notes');
    await keyboard.press('Enter');
    expect(await at()).toBe('notes-button');
    await ann.testId('notes-panel').getByRole('button', { name: 'Close the notes' }).focus();
    await keyboard.press('Tab');
    expect(await at()).toBe('Skip the notes');
    await keyboard.press('Escape');
    await ann.testId('notes-panel').waitFor({ state: 'detached' });
    await expect.poll(at).toBe('notes-button');

    // The chat takes the place of the notes; what had the focus there is gone when it closes.
    await openNotes(ann);
    await ann.testId('notes-panel').getByRole('button', { name: 'Close the notes' }).press('c');
    await ann.page.locator('[data-testid="chat-input"]:focus').waitFor();
    await keyboard.press('Escape');
    await expect.poll(at).toBe('chat-button');
    await keyboard.press('n');
    await expect.poll(at).toBe('notes-heading');
  });

  it('leave the controls of the call their room on a phone, whichever way it is held', async () => {
    const ann = await house.person('Ann', { viewport: { width: 360, height: 740 }, hasTouch: true });
    await house.roomOf(ann);
    await ann.testId('notes-button').waitFor();
    const rows = () =>
      ann.page.locator('vroom-toolbar button').evaluateAll((buttons) => {
        const boxes = buttons.map((button) => button.getBoundingClientRect());
        return new Set(boxes.map(({ top, height }) => Math.round(top + height / 2))).size;
      });
    expect(await rows()).toBe(2);
    for (const [width, height] of [
      [320, 568],
      [740, 360],
      [568, 320],
    ] as const) {
      await ann.page.setViewportSize({ width, height });
      await expectInsideNow(ann.page, 'vroom-toolbar .pill');
      if (width < height) await expect.poll(rows).toBe(2);
    }

    // On its side, the notes take the place of the controls, and cover nobody.
    await ann.testId('notes-button').click();
    await ann.testId('notes-panel').waitFor();
    const edge = (selector: string) =>
      ann.page.locator(selector).evaluate((element) => element.getBoundingClientRect());
    const right = async () => (await edge('vroom-stage')).right - (await edge('vroom-notes-panel')).left;
    await expect.poll(right).toBeLessThanOrEqual(0);
  });

  it('say what is wrong while Etherpad is away, and can be tried again', async () => {
    const ann = await house.person('Ann', { viewport: { width: 360, height: 740 }, locale: 'fr-FR', hasTouch: true });
    await house.roomOf(ann);
    await house.etherpad.kill();
    await ann.testId('notes-button').click();
    const panel = ann.testId('notes-panel');
    await panel.getByText('Les notes sont injoignables pour le moment.').waitFor();
    expect(ann.problems.splice(0)).toEqual([expect.stringContaining('503')]);
    await expectClean(ann.page, '[data-testid="notes-panel"]');
    await house.etherpad.run();
    await panel.getByRole('button', { name: 'Réessayer' }).click();
    await frameOf(ann).locator('#editorcontainer.initialized').waitFor();
    expect(await ann.testId('notes-frame').getAttribute('title')).toMatch(/^Notes du salon notes-\d, que chacun/);
    await expectClean(ann.page, '[data-testid="notes-panel"]');
    await expectInside(ann.page, '[data-testid="notes-panel"]');
    expect(await smallTargets(ann.page)).toEqual([]);

    // All else lies below the sheet, where the keyboard does not lead.
    await panel.getByRole('button', { name: 'Passer les notes' }).press('Enter');
    expect(await ann.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Fermer les notes');
    await ann.page.keyboard.press('Enter');
    await ann.page.locator('#notes-button:focus').waitFor();
  });
});
