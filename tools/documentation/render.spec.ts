import { describe, expect, it } from 'vitest';
import { readPage, toHtml } from './markdown.ts';
import { renderDocumentation } from './render.ts';

const html = (markdown: string, leadsTo: (target: string) => string | undefined = (target) => `to:${target}`) =>
  toHtml(readPage(markdown).sections[0]?.tokens ?? [], { leadsTo, pictureOf: () => 'picture.svg' });

describe('a page', () => {
  it('is cut into sections at its headings, with their anchors', () => {
    const { title, sections } = readPage('# Title\n\nBefore\n\n## One `two`\n\ntext\n\n#### Deep\n\n### Three\n');
    expect(title).toBe('Title');
    expect(sections.map(({ id, level, title: words }) => [id, level, words])).toEqual([
      ['', 2, ''],
      ['one-two', 2, 'One two'],
      ['three', 3, 'Three'],
    ]);
  });

  it('has code and links that mean what they say', () => {
    expect(html('```sh\necho "<b>" && x\n```')).toContain('<code>echo &quot;&lt;b&gt;&quot; &amp;&amp; x</code>');
    expect(html('[a *b*](x.md#"y)')).toContain('<a href="to:x.md#&quot;y">a <em>b</em></a>');
    expect(html('[gone](x.md)', () => undefined)).toBe('<p>gone</p>\n');
    expect(html('```mermaid\nflowchart TD\n```')).toContain('<img src="picture.svg" alt="Diagram">');
  });
});

describe('what the app loads', async () => {
  const files = await renderDocumentation();
  const textOf = (name: string) => files.get(`${name}.json`) ?? '';

  it('has guides in each language, and the rest once', () => {
    expect(textOf('guide/fr/chairing')).toContain('Animer une réunion');
    expect(textOf('guide/en/chairing')).toContain('Chairing a meeting');
    expect(textOf('turn')).toContain('TURN');
    expect(textOf('contents')).toContain('"file":"guide/fr/joining"');
  });

  it('leads from page to page within the app, and to nothing that the app has not', () => {
    expect(textOf('guide/fr/chairing')).toContain('href=\\"documentation/guide/room#supprimer-le-salon\\"');
    expect(textOf('integrators/rest')).toContain('href=\\"api/openapi.json\\"');
    const targets = [...files.values()].flatMap((text) => [...text.matchAll(/href=\\"([^"\\]*)/g)]);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.map(([, target = '']) => target).filter((target) => target.includes('.md'))).toEqual([]);
  });

  it('has the diagrams as pictures, which ask no other server for anything', () => {
    const pictures = [...files].filter(([name]) => name.endsWith('.svg'));
    expect(pictures.length).toBeGreaterThan(3);
    for (const [name, svg] of pictures) {
      expect(textOf('developers/architecture')).toContain(`assets/documentation/${name}`);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).not.toMatch(/@import|<script|googleapis/);
    }
  });

  it('can be searched in full', () => {
    const has = (name: string, words: string) => textOf(name).includes(words);
    expect(has('search-fr', 'main avec un numéro')).toBe(true);
    expect(has('search-en', 'three little fish')).toBe(true);
    expect(has('search-en', '<br>')).toBe(false);
    expect(/&(amp|lt|quot);/.test(textOf('search-en'))).toBe(false);
  });
});
