import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Who looks, and on what. */
export const looks: [string, BrowserContextOptions][] = [
  ['wide, light, English', { colorScheme: 'light' }],
  ['phone, dark, French', { colorScheme: 'dark', locale: 'fr-FR', viewport: { width: 360, height: 740 } }],
  ['smallest phone', { colorScheme: 'light', viewport: { width: 320, height: 568 } }],
  // To a page, 200 % of 1280 x 800 is half as much room.
  ['200 %, high contrast', { forcedColors: 'active', viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
];

/** What axe finds on the page as it stands, in words. */
export async function violations(page: Page, menuIsOpen = false): Promise<string[]> {
  await page.evaluate(axe);
  // An open menu has the focus, and belongs to no part of the page. That is no matter of WCAG.
  const unless = menuIsOpen ? { region: { enabled: false } } : {};
  const results = await page.evaluate(
    async ([values, changed]): Promise<AxeResults> =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values },
        rules: changed,
      }),
    [rules, unless] as const,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Nothing for axe to say, and nothing to scroll sideways. */
export async function expectClean(page: Page, { menu = false } = {}): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violations(page, menu)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
}

export async function expectInside(page: Page, selector: string): Promise<void> {
  const outside = await page.locator(selector).evaluate((element) => {
    const { top, left, bottom, right } = element.getBoundingClientRect();
    return Math.max(-top, -left, bottom - window.innerHeight, right - window.innerWidth);
  });
  expect(outside).toBeLessThanOrEqual(0);
}
