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

/**
 * What axe finds on the page as it stands, in words.
 *
 * @param within - a selector: only there
 */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    async ([values, part]): Promise<AxeResults> => {
      // Styles don't tell the colours that the system puts in their place.
      const forced = matchMedia('(forced-colors: active)').matches;
      const { run } = (window as unknown as { axe: { run(part: string, options: object): Promise<AxeResults> } }).axe;
      return run(part, {
        runOnly: { type: 'tag', values },
        rules: { 'color-contrast': { enabled: !forced } },
      });
    },
    [rules, within] as const,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Nothing for axe to say, and nothing to scroll sideways. */
export async function expectClean(page: Page, within?: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violations(page, within)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(width).toBeLessThanOrEqual(0);
}

export async function expectInside(page: Page, selector: string): Promise<void> {
  const outside = await page.locator(selector).evaluate((element) => {
    const { top, left, bottom, right } = element.getBoundingClientRect();
    return Math.max(-top, -left, bottom - window.innerHeight, right - window.innerWidth);
  });
  // Less than half a pixel is rounding.
  expect(outside).toBeLessThan(0.5);
}

/** What can be pressed, is in sight, and smaller than a thumb: 44 px either way. A label is part of what it names. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, select, input, [role="button"], a[href]')];
    return targets.flatMap((element) => {
      const target = element.closest('label') ?? element;
      target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = target.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      const inSight =
        target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && target.contains(seen);
      // Less than half a pixel is rounding.
      if (!inSight || Math.min(width, height) > 43.5) return [];
      const name = element.dataset['testid'] ?? element.getAttribute('aria-label') ?? target.textContent.trim();
      return [`${name}: ${Math.round(width)} x ${Math.round(height)}`];
    });
  });
}
