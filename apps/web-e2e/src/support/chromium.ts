import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { installProbe, watchFirstFrame } from './page-probe.ts';

/** A made-up camera and microphone: a moving test picture and a beep every second. */
const fakeDevices = '--use-fake-device-for-media-stream';
/** The title of the page that a browser launched for `tab` shares. */
export const sharedTitle = 'a-shared-tab';
/** What becomes of a page that asks for camera and microphone. */
const media = {
  granted: [fakeDevices, '--use-fake-ui-for-media-stream'],
  // For many pages at once: the picture moves five times a second.
  slow: [`${fakeDevices}=fps=5`, '--use-fake-ui-for-media-stream'],
  // Nobody is there to answer the browser's question, which headless Chromium takes for a no.
  refused: [fakeDevices],
  missing: [],
  // Given to the context beforehand. What is shared is a real tab, chosen by its title, and its sound is real too.
  tab: [fakeDevices, `--auto-select-tab-capture-source-by-title=${sharedTitle}`],
};
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const steady = ['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

/** Debian's Chromium. @param more switches; of two for one thing, the later counts */
export async function launchChromium(devices: keyof typeof media = 'granted', more: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', ...quiet, ...steady, ...media[devices], ...more],
    // A browser without sound captures none either.
    ignoreDefaultArgs: devices === 'tab' ? ['--mute-audio'] : [],
  });
}

/** A page in a context of its own: another person on another computer, as far as cookies and storage go. */
export async function newPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await page.addInitScript(watchFirstFrame);
  return page;
}
