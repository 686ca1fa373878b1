import type { Browser } from 'playwright-core';
import { launchChromium, newPerson } from '../../../apps/web-e2e/src/support/chromium.ts';
import { Person } from '../../../apps/web-e2e/src/support/person.ts';
import { Visitor } from '../generator/visitor.ts';
import type { Bench } from '../row.ts';
import { takeAllCores } from '../system/cores.ts';

/** Chromium on all cores, since it is many processes. It goes when the row is over. */
export async function startBrowser(bench: Bench, devices: 'granted' | 'lively'): Promise<Browser> {
  takeAllCores();
  const browser = await launchChromium(devices);
  bench.afterwards(() => browser.close());
  return browser;
}

/** Somebody in a browser context of their own, on a small screen. */
export async function newcomer(browser: Browser, name: string): Promise<Person> {
  return new Person(await newPerson(browser, { viewport: { width: 640, height: 400 } }), name);
}

/** The address of a new room. */
export async function newRoom(url: string): Promise<string> {
  return `${url}/${await new Visitor(url).makeRoom()}`;
}
