import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Who looks, and on what. */
export const looks: [string, BrowserContextOptions][] = [
  ['wide, light, French', { colorScheme: 'light', locale: 'fr-FR', viewport: { width: 1280, height: 800 } }],
  ['phone, dark, English', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
];

/** With less room: the smallest phone, and what 200 % leave of a wide screen, which is half of it either way. */
const cramped = { phone: { width: 320, height: 568 }, wide: { width: 640, height: 400 } };

/** Of those who look from the beginning with less room. */
export const crampedLooks: [string, BrowserContextOptions][] = [
  ['smallest phone', { viewport: cramped.phone }],
  ['200 %, high contrast', { forcedColors: 'active', viewport: cramped.wide }],
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

/** Nothing for axe to say, and nothing to scroll sideways, in less room either. */
export async function expectClean(page: Page, within?: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violations(page, within)).toEqual([]);
  await withLessRoomToo(page, async () => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  });
}

/** For what finds its place anew when the room changes. */
export async function expectInside(page: Page, selector: string): Promise<void> {
  await withLessRoomToo(page, () => expectInsideNow(page, selector));
}

/** For what finds its place when it opens, such as a menu. */
export async function expectInsideNow(page: Page, selector: string): Promise<void> {
  const outside = () =>
    page.locator(selector).evaluate((element) => {
      const { top, left, bottom, right } = element.getBoundingClientRect();
      return Math.max(-top, -left, bottom - window.innerHeight, right - window.innerWidth);
    });
  // What opens slides into its place. Less than half a pixel is rounding.
  await expect.poll(outside).toBeLessThan(0.5);
}

/** Who has little room from the beginning is left as they are, high contrast included. */
async function withLessRoomToo(page: Page, look: () => Promise<void>): Promise<void> {
  await look();
  const usual = page.viewportSize();
  if (!usual) throw new Error('Only a page of a fixed size can be made smaller');
  if (Object.values(cramped).some(({ width }) => width === usual.width)) return;
  const less = usual.width > 640 ? cramped.wide : cramped.phone;
  // Colours first, which bring borders with them: what is open finds its place anew when the window changes, and not with them.
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize(less);
  // The window has its new size before the page is laid out for it.
  await page.waitForFunction(
    ({ width }) => window.innerWidth === width && document.documentElement.clientWidth <= width,
    less,
  );
  // Two pictures later, what measures itself has done so.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await look();
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize(usual);
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
