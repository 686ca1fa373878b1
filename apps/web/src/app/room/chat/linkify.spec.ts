import { describe, expect, it } from 'vitest';
import { linkify, maxLinks } from './linkify';

const links = (message: string) => linkify(message).flatMap((segment) => (segment.kind === 'link' ? [segment] : []));
const hrefs = (message: string) => links(message).map(({ href }) => href);

describe('linkify', () => {
  it('finds links in text and keeps every character', () => {
    const message = 'See https://example.net/a?b=c#d and\nwrite to mailto:ann@example.net, please.';
    expect(linkify(message)).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'link', text: 'https://example.net/a?b=c#d', href: 'https://example.net/a?b=c#d' },
      { kind: 'text', text: ' and\nwrite to ' },
      { kind: 'link', text: 'mailto:ann@example.net', href: 'mailto:ann@example.net' },
      { kind: 'text', text: ', please.' },
    ]);
  });

  it.each([
    ['(https://example.net/a).', 'https://example.net/a'],
    ['https://fr.wikipedia.org/wiki/Angular_(cadriciel)', 'https://fr.wikipedia.org/wiki/Angular_(cadriciel)'],
    ['(voir https://example.net/a_(b))', 'https://example.net/a_(b)'],
    ['« https://example.net » !', 'https://example.net/'],
    ['https://example.net/été', 'https://example.net/%C3%A9t%C3%A9'],
    ['HTTPS://EXAMPLE.NET', 'https://example.net/'],
  ])('ends the link in %j where one would', (message, href) => {
    expect(hrefs(message)).toEqual([href]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.net/1',
    'javascript:https://example.net',
    'view-source:file:///etc/passwd',
    'ftp://example.net',
    'intent://scan/#Intent;scheme=zxing;end',
    'http://',
    'https://?',
    'mailto:',
    'https://[::1',
    '//example.net',
    'www.example.net',
  ])('makes no link of %j', (message) => {
    expect(hrefs(message)).toEqual([]);
    expect(linkify(message)).toEqual([{ kind: 'text', text: message }]);
  });

  it('links at most the harmless part of a disguised one', () => {
    for (const message of ['javascript://\nhttps://example.net', 'https://example.net/"onmouseover="alert(1)']) {
      for (const href of hrefs(message)) expect(new URL(href).protocol).toBe('https:');
    }
    expect(hrefs('https://example.net/"onmouseover="alert(1)')).toEqual(['https://example.net/']);
    expect(hrefs('<a href="https://example.net">')).toEqual(['https://example.net/']);
  });

  it('keeps the whole message, whatever is in it', () => {
    const messages = ['<img src=x onerror=alert(1)> https://a.b/<b>', 'https://a.b https://', ')))https://a.b)))', ''];
    for (const message of messages) {
      expect(
        linkify(message)
          .map(({ text }) => text)
          .join(''),
      ).toBe(message);
    }
  });

  it('makes so many links and leaves the rest as text', () => {
    const message = 'http://a '.repeat(444);
    const segments = linkify(message);
    expect(links(message)).toHaveLength(maxLinks);
    expect(segments.at(-1)).toEqual({ kind: 'text', text: ' ' + 'http://a '.repeat(444 - maxLinks) });
    expect(segments.map(({ text }) => text).join('')).toBe(message);
  });

  it('takes no time for the longest message', () => {
    const worst = ['https://a.b/' + ')'.repeat(3980), 'http://'.repeat(570), 'https://' + '.'.repeat(3990)];
    const start = performance.now();
    for (const message of worst) linkify(message);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
