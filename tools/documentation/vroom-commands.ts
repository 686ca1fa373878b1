/** What the pages have people say to `vroom`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkTokens } from 'marked';
import { followed } from '../package/guide-script.ts';
import { allBlocks, type Block } from './blocks.ts';
import { root } from './folders.ts';
import { markdownFiles } from './links.ts';
import { tokensOf } from './markdown.ts';
import { commandsOf } from './shell.ts';

/** @returns each of them once that no test runs with its page: as it reads, and as the shell hands it over */
export async function documentedCommands(): Promise<[text: string, words: string[]][]> {
  const run = await saidIn(linesOf(({ mark }) => mark === 'run'));
  const typed = Object.values(followed).join('');
  const rest = linesOf(({ mark, text }) => mark === '' && !typed.includes(`${text}\n`));
  const others = await saidIn([...rest, ...inWords()]);
  return [...others].filter(([text]) => !run.has(text));
}

async function saidIn(texts: readonly string[]): Promise<Map<string, string[]>> {
  const commands = (await Promise.all(texts.map(commandsOf))).flat();
  const ours = commands.flatMap(({ words }) => wordsOf(words) ?? []);
  return new Map(ours.map((words) => [words.join(' '), words]));
}

/** `undefined` for what is said to another program. */
function wordsOf(words: readonly string[]): string[][] | undefined {
  const line = words.join('\0').replace(/^npm\0run\0(?:-s\0)?vroom\0--\0/, 'vroom\0');
  const [program, ...said] = line.replace(/^docker\0compose\0.*\0exec\0vroom\0vroom\0/, 'vroom\0').split('\0');
  return program === 'vroom' ? [said] : undefined;
}

function linesOf(isMeant: (block: Block) => boolean): string[] {
  const blocks = allBlocks().filter((block) => block.language === 'sh' && isMeant(block));
  return blocks.flatMap(({ text }) => text.split('\n').filter((line) => /\bvroom(?: --)? [a-z]/.test(line)));
}

/** Between backticks: `vroom backup FILE`. */
function inWords(): string[] {
  const found: string[] = [];
  // Decisions speak of what was.
  for (const page of markdownFiles().filter((file) => !file.startsWith('docs/adr/'))) {
    void walkTokens(tokensOf(readFileSync(join(root, page), 'utf8')), (token) => {
      const text = token.type === 'codespan' ? String(token.text).replaceAll(/\s+/g, ' ') : '';
      if (/^(?:npm run (?:-s )?vroom --|vroom) [a-z]/.test(text)) found.push(text);
    });
  }
  return found;
}
