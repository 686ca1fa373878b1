import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { installProbe, watchFirstFrame } from './page-probe.ts';

/** Fake devices: a moving test picture and a beep every second. */
const fakeMedia = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const steady = ['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

/** Debian's Chromium. @param media whether it has a camera and a microphone, and lets every page have them */
export async function launchChromium({ media = true }: { media?: boolean } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', ...quiet, ...steady, ...(media ? fakeMedia : [])],
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
