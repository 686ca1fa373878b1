import { describe, expect, it } from 'vitest';
import { cleanHtml } from './clean-html.js';

describe("an operator's HTML", () => {
  it.each([
    ['Run by <b>us</b>, <em>you</em> &amp; <br> others', 'Run by <b>us</b>, <em>you</em> &amp; <br /> others'],
    [
      '<a href="https://a.example/?b=1&c=2">a</a>',
      '<a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer">a</a>',
    ],
    ['<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example" rel="noopener noreferrer">a</a>'],
    ['<a href="feedback">a</a>', '<a href="feedback" rel="noopener noreferrer">a</a>'],
    ['1 < 2', '1 &lt; 2'],
  ])('%s stays', (html, clean) => {
    expect(cleanHtml(html)).toEqual({ html: clean, removed: [] });
  });

  it.each([
    ['a<script>alert(1)</script>', 'a', '<script>'],
    ['<img src=x onerror=alert(1)>a', 'a', '<img>'],
    ['<p onclick="alert(1)">a</p>', '<p>a</p>', 'onclick of <p>'],
    ['<p style="position:fixed">a</p>', '<p>a</p>', 'style of <p>'],
    ['<svg><animate onbegin=alert(1)></svg>a', 'a', '<svg>'],
    ['<iframe src="https://a.example"></iframe>a', 'a', '<iframe>'],
    [
      '<a href="javascript:alert(1)">a</a>',
      '<a rel="noopener noreferrer">a</a>',
      'a link of <a> to "javascript:alert(1)"',
    ],
    [
      '<a href="java\tscript:alert(1)">a</a>',
      '<a rel="noopener noreferrer">a</a>',
      'a link of <a> to "java\\tscript:alert(1)"',
    ],
    ['<a href="//a.example">a</a>', '<a rel="noopener noreferrer">a</a>', 'a link of <a> to "//a.example"'],
    ['<form action="/x"><input></form>a', 'a', '<form>'],
    ['<base href="https://a.example">a', 'a', '<base>'],
  ])('of %s only words and links are left', (html, clean, removed) => {
    const result = cleanHtml(html);
    expect(result.html).toBe(clean);
    expect(result.removed).toContain(removed);
  });
});
