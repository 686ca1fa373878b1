/** Diagrams in Mermaid as pictures, drawn without a browser. */
import { createHash } from 'node:crypto';
import { renderMermaidSVG } from 'beautiful-mermaid';

export interface Drawing {
  /** After the content, so that a browser may keep it. */
  name: string;
  svg: string;
}

/** Light or dark as the page is that shows it: a picture follows the scheme of what it stands in. */
const colors = `
  svg { --page: #ffffff; --words: #1c1b1a; --quiet: #57534e; }
  @media (prefers-color-scheme: dark) { svg { --page: #1e1d1c; --words: #f3f1ee; --quiet: #b8b2aa; } }`;

export function draw(diagram: string): Drawing {
  const drawn = renderMermaidSVG(diagram, { bg: 'var(--page)', fg: 'var(--words)', muted: 'var(--quiet)' });
  // The library asks another server for its font. A picture would not get it, and nobody shall be asked.
  const own = drawn.replaceAll(/@import url\([^)]*\);/g, '').replace('<style>', `<style>${colors}`);
  if (/https?:\/\/(?!www\.w3\.org)/.test(own)) throw new Error('A diagram asks another server for something');
  const name = createHash('sha256').update(own).digest('hex').slice(0, 12);
  return { name: `diagram-${name}`, svg: own };
}
