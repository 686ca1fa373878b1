/**
 * Holds the diagrams of docs/developers/architecture.md that are made of the code. With `--write` (`npm run architecture`) it
 * draws them anew.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleDiagram, projectDiagram } from './documentation/diagrams.ts';
import { root } from './documentation/folders.ts';
import { holdInSync } from './generated-file.ts';

const path = 'docs/developers/architecture.md';

/** Puts a diagram in place of the first one below a heading. */
function replace(page: string, heading: string, diagram: string): string {
  const start = page.indexOf('```mermaid', page.indexOf(`\n## ${heading}\n`));
  const end = page.indexOf('\n```', start);
  if (start < 0 || end < 0) throw new Error(`${path} has no diagram below "${heading}"`);
  return `${page.slice(0, start)}\`\`\`mermaid\n${diagram}${page.slice(end)}`;
}

const page = await readFile(join(root, path), 'utf8');
const drawn = replace(page, 'The projects', await projectDiagram());
await holdInSync({
  path,
  content: replace(drawn, 'The modules of the API', moduleDiagram()),
  from: 'the code',
  script: 'architecture',
});
