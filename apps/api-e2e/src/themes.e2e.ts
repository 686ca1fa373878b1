import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RestClient } from '@vroom/api-client';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';
import { vroom } from './support/command-line.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const theme = {
  name: 'Ours',
  colors: { light: { paper: '#fffdf0', ink: 'rgb(0 0 40)' }, dark: { paper: '#101020' } },
  logo: 'logo.svg',
  favicon: 'icon.png',
  welcome: { en: '<p onclick="x()">Hello</p>', fr: '<p>Bonjour</p>' },
  powered_by: 'by us',
  texts: { fr: { 'home.title': 'Chez nous' }, en: { 'mail.feedback.heading': 'A word for {name}' } },
};

let themes: string;
let ours: VroomServer;
let bare: VroomServer;

beforeAll(async () => {
  themes = await mkdtemp(join(tmpdir(), 'vroom-themes-'));
  await mkdir(join(themes, 'ours'));
  await mkdir(join(themes, 'broken'));
  await writeFile(join(themes, 'ours', 'theme.json'), JSON.stringify(theme));
  await writeFile(join(themes, 'ours', 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(themes, 'ours', 'icon.png'), png);
  await writeFile(
    join(themes, 'broken', 'theme.json'),
    JSON.stringify({ name: 'Broken', colors: { light: { ink: 'red; } body { display: none' } } }),
  );
  [ours, bare] = await Promise.all([
    VroomServer.start({
      VROOM_DIRECTORIES_THEMES: themes,
      VROOM_INTERFACE_TEMPLATE: 'ours',
      VROOM_INTERFACE_NAME: 'Us & "them" <b>',
      VROOM_EMAIL_CONTACT: 'operator@a.example',
    }),
    VroomServer.start({
      VROOM_DIRECTORIES_THEMES: themes,
      VROOM_INTERFACE_TEMPLATE: 'broken',
      VROOM_INTERFACE_POWERED_BY: 'Run by <a href="https://a.example">us</a><script>x()</script>',
    }),
  ]);
});
afterAll(async () => {
  await Promise.all([ours.stop(), bare.stop()]);
  await rm(themes, { recursive: true });
});

const config = (server: VroomServer) => new RestClient({ baseUrl: server.url }).call('getConfig', {});
const page = async (server: VroomServer, path = '/') => (await fetch(server.url + path)).text();

/** The one mail of an outbox, as HTML. */
async function mailIn(outbox: string): Promise<string> {
  const files = () => readdir(outbox).catch(() => []);
  await expect.poll(files).toEqual([expect.stringMatching(/\.eml$/)]);
  const [file = ''] = await files();
  const { html } = await simpleParser(await readFile(join(outbox, file)));
  return html === false ? '' : html;
}

describe('a theme', () => {
  it('is told to browsers, with its HTML cleaned and without what they have no use for', async () => {
    const { theme: told, poweredBy } = await config(ours);
    expect(told).toEqual({
      id: 'ours',
      name: 'Ours',
      logo: expect.stringMatching(/^api\/v1\/theme\/logo\?v=[\w-]{12}$/),
      logoDark: null,
      welcome: { en: '<p>Hello</p>', fr: '<p>Bonjour</p>' },
      texts: { fr: { 'home.title': 'Chez nous' }, en: {} },
    });
    expect(poweredBy).toEqual({ en: 'by us', fr: 'by us' });
    expect(ours.output).toContain('onclick of <p> of the theme ours');
  });

  it.each(['/', '/index.html', '/some-room'])('stands in the page at %s from the beginning', async (path) => {
    const html = await page(ours, path);
    expect(html).toMatch(/<link rel="stylesheet" href="api\/v1\/theme\/theme\.css\?v=[\w-]{12}">/);
    expect(html).toMatch(/<link rel="icon" href="api\/v1\/theme\/favicon\?v=[\w-]{12}" type="image\/png">/);
    expect(html).toContain('<meta name="theme-color" content="#fffdf0" media="(prefers-color-scheme: light)">');
    expect(html).toContain('<meta name="theme-color" content="#101020" media="(prefers-color-scheme: dark)">');
    expect(html).toContain('<title>Us &#38; &#34;them&#34; &#60;b&#62;</title>');
    expect(html).not.toContain('<b>');
  });

  it('has a style sheet of custom properties, kept for a year under the address that the page names', async () => {
    const address = /href="(api\/v1\/theme\/theme\.css\?v=[^"]+)"/.exec(await page(ours))?.[1] ?? '';
    const response = await fetch(`${ours.url}/${address}`);
    expect(response.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).toBe(
      ':root:root {\n  --paper: light-dark(#fffdf0, #101020);\n  --ink: light-dark(#000028, #f3f1ee);\n}\n',
    );
  });

  it('is asked for again under another address, and is not sent twice', async () => {
    const first = await fetch(`${ours.url}/api/v1/theme/theme.css?v=older`);
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    const etag = first.headers.get('ETag') ?? '';
    // As browsers ask; of itself `fetch` would want it in any case.
    const headers = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' };
    const again = await fetch(`${ours.url}/api/v1/theme/theme.css`, { headers });
    expect(again.status).toBe(304);
  });

  it.each([
    ['logo', 'image/svg+xml'],
    ['favicon', 'image/png'],
  ])('has a %s that can do nothing', async (name, type) => {
    const { status, headers } = await fetch(`${ours.url}/api/v1/theme/${name}`);
    expect([status, headers.get('Content-Type')]).toEqual([200, type]);
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'; sandbox$/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it.each(['logo_dark', 'theme.json', '..%2ftheme.json', '%2e%2e%2fours%2flogo.svg', 'constructor', '__proto__'])(
    'has no %s for anybody',
    async (name) => {
      expect((await fetch(`${ours.url}/api/v1/theme/${name}`)).status).toBe(404);
    },
  );
});

describe('mails', () => {
  it('have the colours of the theme, and its words', async () => {
    const { rest } = new Browser(ours.url);
    await rest.call('openSession', { body: { language: 'en' } });
    await rest.call('sendFeedback', { body: { comment: 'Lovely.' } });
    const mail = await mailIn(ours.outbox);
    expect(mail).toContain('A word for Us &amp; "them" &lt;b&gt;');
    // In both of them, the light ones in each element.
    expect(mail).toMatch(/style="[^"]*background-color: #fffdf0/);
    expect(mail).toContain('background-color: #101020');
    expect(mail).not.toContain('{{');
  });
});

describe('a theme that is broken', () => {
  it('is shown nowhere: the default one is', async () => {
    expect((await config(bare)).theme).toMatchObject({ id: 'default', name: 'VROOM', logo: null, texts: {} });
    const html = await page(bare);
    expect(html).not.toContain('theme.css');
    expect(html).toContain('href="favicon.svg"');
    expect(html).toContain('content="#fbfaf8"');
  });

  it('is told to the operator: the file, the key, what it is and what is allowed', () => {
    expect(bare.output).toContain("The theme broken (VROOM_INTERFACE_TEMPLATE) can't be used");
    expect(bare.output).toContain('broken/theme.json: colors.light.ink is');
    expect(bare.output).toContain('allowed is a colour such as #0f766e');
  });

  it('ends the check with 1', async () => {
    const { code, noted } = await vroom(['theme', 'check', 'broken'], { VROOM_DIRECTORIES_THEMES: themes });
    expect([code, noted]).toEqual([1, expect.stringContaining('colors.light.ink is "red; } body { display: none"')]);
  });
});

it('what the settings say at the foot of the pages is cleaned, and comes before what the theme says', async () => {
  const html = 'Run by <a href="https://a.example" rel="noopener noreferrer">us</a>';
  expect((await config(bare)).poweredBy).toEqual({ en: html, fr: html });
});
