import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { newPerson } from './chromium.ts';
import { Person } from './person.ts';

/** Makes people and sees them off: whoever had a problem on their page fails the test. */
export class Guests {
  private people: Person[] = [];

  async come(browser: Browser, name: string, options: BrowserContextOptions = {}, ...scripts: (() => void)[]) {
    const page: Page = await newPerson(browser, options);
    for (const script of scripts) await page.addInitScript(script);
    const person = new Person(page, name);
    this.people.push(person);
    return person;
  }

  async seeOff(): Promise<void> {
    const problems = this.people.flatMap(({ name, problems: found }) => found.map((problem) => `${name}: ${problem}`));
    await Promise.all(this.people.map(({ page }) => page.context().close()));
    this.people = [];
    expect(problems).toEqual([]);
  }
}
