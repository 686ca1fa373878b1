/// <reference lib="dom" />
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Browser } from 'playwright-core';
import type { Row } from '../row.ts';
import { newcomer, newRoom, startBrowser } from '../servers/browser.ts';
import { startVroom } from '../servers/vroom.ts';

/** What a browser that was never here asks for, compressed by brotli: so it comes over TLS, without which browsers take gzip. */
export const scriptRow: Row = {
  name: 'script',
  title: 'Script that a browser loads for a page',
  needs: ['chromium'],
  async measure(bench) {
    const server = await startVroom(bench);
    const browser = await startBrowser(bench, 'granted');
    const door = new URL(await newRoom(server.url)).pathname;
    const sizeOf = async (what: string, path: string, ahead = false) => {
      bench.say(`${what} loads`);
      return { what: `script of ${what}`, unit: 'kB', ours: await scriptOf(browser, server.url + path, ahead) };
    };
    return [
      { ...(await sizeOf('the door of a room', door)), bound: { of: 'ours', atMost: 220 } },
      await sizeOf('the door, with the room that is fetched ahead', door, true),
      await sizeOf('the home page', '/'),
      await sizeOf('the feedback form', '/feedback'),
      await sizeOf('the administration', '/admin'),
    ];
  },
};

/** @param ahead whether the browser ever has time for what it will need later @returns kB */
async function scriptOf(browser: Browser, url: string, ahead: boolean): Promise<number> {
  const { page } = await newcomer(browser, 'Ann');
  if (!ahead) await page.addInitScript(() => (window.requestIdleCallback = () => 0));
  await page.goto(url, { waitUntil: 'networkidle' });
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [name] : [])),
  );
  await page.context().close();
  if (scripts.length === 0) throw new Error(`${url} loads no script`);
  const sizes = await Promise.all(scripts.map(compressedSize));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** As it comes over the line: `fetch` would unpack it. @returns bytes */
async function compressedSize(url: string): Promise<number> {
  const request = get(url, { headers: { 'Accept-Encoding': 'br' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return bytes;
}
