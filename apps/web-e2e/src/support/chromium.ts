import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { installProbe, watchFirstFrame } from './page-probe.ts';
import { sirenFile } from './siren.ts';
import { sweepFile } from './sweep.ts';

/** A made-up camera, whose picture moves twenty times a second, and a microphone that beeps every second. */
const lively = '--use-fake-device-for-media-stream';
/** For a small machine that encodes and decodes for several people: a small picture in 200 ms, and one even sound. */
const siren = `--use-file-for-fake-audio-capture=${sirenFile()}`;
const calm = [lively, `--use-file-for-fake-video-capture=${sweepFile(5)}`, siren];
const granted = '--use-fake-ui-for-media-stream';
/** The title of the page that a browser launched for `tab` shares. */
export const sharedTitle = 'a-shared-tab';
/** What becomes of a page that asks for camera and microphone. */
const media = {
  granted: [...calm, granted],
  lively: [lively, granted],
  // The pictures of the second of three cameras are depths (Y16), which nobody can send.
  several: [`${lively}=device-count=3,fps=15`, siren, granted],
  // Nobody is there to answer the browser's question, which headless Chromium takes for a no.
  refused: calm,
  missing: [],
  // Given to the context beforehand. What is shared is a real tab, chosen by its title, and its sound is real too.
  tab: [...calm, `--auto-select-tab-capture-source-by-title=${sharedTitle}`],
};
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const steady = ['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

export const chromiumPath = '/usr/bin/chromium';
/** The same engine without windows, in which pages are up in half the time. */
const shellPath = '/usr/bin/chromium-headless-shell';
/** It knows no tabs that can be shared, and has no permissions to refuse or to take away. */
const ofWholeBrowser: ReadonlySet<string> = new Set<keyof typeof media>(['tab', 'refused']);

const pathFor = (devices: keyof typeof media) =>
  !ofWholeBrowser.has(devices) && existsSync(shellPath) ? shellPath : chromiumPath;

/**
 * Debian's Chromium.
 *
 * @param more switches; of two for one thing, the later counts
 * @param executablePath by default the lightest that will do; or {@link chromiumPath}; or a script that starts it, for another network
 */
export async function launchChromium(
  devices: keyof typeof media = 'granted',
  more: string[] = [],
  executablePath = pathFor(devices),
): Promise<Browser> {
  return chromium.launch({
    executablePath,
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
