import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { installProbe } from './page-probe.ts';

/** Debian's Firefox through WebDriver BiDi, with a made-up camera and microphone that every page may use. */
export async function launchFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'app.update.disabledForTesting': true,
      'browser.safebrowsing.downloads.remote.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
}

export async function newFirefoxPerson(browser: Browser): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.evaluateOnNewDocument(installProbe);
  return page;
}
