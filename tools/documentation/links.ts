/** The relative links of the Markdown files. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { contents, expected, fileOf, languages } from './contents.ts';
import { docs, root } from './folders.ts';
import { anchorsOf, targetsOf } from './markdown.ts';

/** What belongs to VROOM, and no text of somebody else's. */
export function markdownFiles(): string[] {
  return ['*.md', 'docs/**/*.md', 'docker/**/*.md', 'libs/*/*.md', 'apps/*/*.md'].flatMap((pattern) =>
    globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }),
  );
}

export function linkProblems(): { files: number; problems: string[] } {
  const files = markdownFiles();
  const problems = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return targetsOf(text).flatMap((target) => problemWith(target, file, text) ?? []);
  });
  return { files: files.length, problems: [...problems, ...notInTheIndex()] };
}

/** `undefined` where all is well. Addresses of other servers are not asked: a test must not depend on them. */
export function problemWith(target: string, file: string, text: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const aim = path === '' ? join(root, file) : join(root, dirname(file), decodeURIComponent(path));
  if (isExpected(aim)) return undefined;
  if (!existsSync(aim)) return `${file}: ${target} leads to nothing`;
  if (anchor === undefined || !aim.endsWith('.md')) return undefined;
  const anchors = anchorsOf(path === '' ? text : readFileSync(aim, 'utf8'));
  return anchors.has(decodeURIComponent(anchor)) ? undefined : `${file}: ${target} leads to no heading`;
}

/** One that somebody else writes, and that is not there yet. */
function isExpected(aim: string): boolean {
  return !existsSync(aim) && expected.some((page) => aim === join(docs, `${page}.md`));
}

/** The index has each page that the app has. */
function notInTheIndex(): string[] {
  const index = targetsOf(readFileSync(join(docs, 'README.md'), 'utf8'));
  const pages = contents().flatMap((group) => group.pages);
  const files = languages.flatMap((language) => pages.map((page) => fileOf(page, language)));
  return [...new Set(files)]
    .filter((file) => !index.includes(file))
    .map((file) => `docs/README.md has no link to ${relative(root, join(docs, file))}`);
}
