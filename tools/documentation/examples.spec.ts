/** Each block of each page is run by a test, or judged here by what it is written for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../apps/api/src/platform/config/load-settings.js';
import { followed } from '../package/guide-script.ts';
import { allBlocks, blocksIn, type Block } from './blocks.ts';
import { draw } from './drawings.ts';
import { root } from './folders.ts';
import { judge } from './programs.ts';
import { commandsOf } from './shell.ts';
import { syntaxProblems, typeProblems } from './type-problems.ts';

/** Blocks with these marks are run as they stand; each of the tests runs all that are marked so. */
const runners: Record<string, string> = {
  run: 'apps/api-e2e/src/guides.e2e.ts',
  'through a proxy': 'apps/api-e2e/src/documented-proxies.e2e.ts',
};

/** These tests take all blocks of a language. */
const takers: Record<string, string> = {
  apache: 'apps/api-e2e/src/documented-proxies.e2e.ts',
  nginx: 'apps/api-e2e/src/documented-proxies.e2e.ts',
  sql: 'apps/api-e2e/src/databases.e2e.ts',
  // By their names; no parser of it is among the tools of this house.
  promql: 'apps/api/src/metrics/metrics-page.spec.ts',
};

const judges: Record<string, (block: Block) => void | Promise<void>> = {
  sh: async ({ text }) => {
    for (const command of await commandsOf(text)) judge(command);
  },
  ini: ({ text }) => void readSettings({}, { path: 'settings.ini', text, open: false }),
  json: ({ text }) => void JSON.parse(text),
  mermaid: ({ text }) => void draw(text),
  ts: (block) => {
    const { text } = block;
    const [problem] = syntaxProblems(isShape(block) && !text.startsWith('type ') ? `type Shape = ${text}` : text);
    if (problem !== undefined) throw new Error(problem);
  },
  // For people; but a folder that it names is there.
  text: ({ text }) => {
    const missing = (text.match(/\b(?:apps|libs)\/[\w-]+/g) ?? []).filter((path) => !existsSync(join(root, path)));
    if (missing.length > 0) throw new Error(`${missing.join(', ')} is not there`);
  },
};

/** docs/install.md and what belongs to it are followed in a bare Debian, by tools/package/install.e2e.ts. */
const typed = ['', ...Object.values(followed)].join('\n');

/** Made from the contract, by tools/protocol. */
const isShape = ({ page }: Block) => page === 'docs/protocol.md';

async function problemWith(block: Block): Promise<string | undefined> {
  const { language, mark, text } = block;
  if (mark !== '') return mark in runners ? undefined : `no test runs what is marked "${mark}"`;
  if (language in takers || (language === 'sh' && typed.includes(`\n${text}\n`))) return undefined;
  const judged = judges[language];
  if (judged === undefined) return `"${language}" is a kind of block that nothing looks at`;
  try {
    await judged(block);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const pages = Map.groupBy(allBlocks(), ({ page }) => page);

describe('the blocks of', () => {
  it.each([...pages])('%s hold', async (_page, blocks) => {
    const problems = await Promise.all(blocks.map(problemWith));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});

// As much work as any compilation with the types of browsers.
it('the programs in TypeScript fit what they import', { timeout: 60_000 }, () => {
  const programs = allBlocks().filter((block) => block.language === 'ts' && !isShape(block));
  expect(programs.map(({ page }) => page)).toEqual(['libs/mesh/README.md']);
  expect(programs.flatMap(({ text }) => typeProblems(text))).toEqual([]);
});

it.each([...Object.entries(runners), ...Object.entries(takers)])('what is "%s" has its test', (_kind, file) => {
  expect(readFileSync(join(root, file), 'utf8')).toMatch(/allBlocks\(\)|docs\/metrics\.md/);
});

describe('a block is told of', () => {
  it.each([
    ['```\nwords\n```', 'a kind of block'],
    ['```cobol\nSTOP RUN\n```', 'a kind of block'],
    ['```sh run twice\ntrue\n```', 'no test runs'],
    ['    indented', 'a kind of block'],
    ['```text\nlibs/nothing\n```', 'libs/nothing is not there'],
    ['```sh\nif\n```', 'syntax error'],
    ['```sh\nfrobnicate\n```', 'frobnicate is no program'],
    ['```sh\ncurl https://meet.example.org\n```', 'curl is no program that the pages may name without running it'],
    ['```sh\necho x > /etc/passwd\n```', 'writes somewhere else'],
    ['```sh\ndocker/init.sh\n```', 'docker/init.sh'],
    ['```sh\nnpm run buidl\n```', 'buidl is no script'],
    ['```sh\nnpm start --tls self-signed\n```', 'npm would keep'],
    ['```sh\nnpm start -- --tls no\n```', 'allowed is --tls self-signed'],
    ['```sh\nVROOM_DAEMON_LISTEN_PORT=x npm start\n```', 'VROOM_DAEMON_LISTEN_PORT is "x"'],
    ['```sh\nVROOM_ADMIN_PROXY_HEADER=X-Me\n```', 'VROOM_ADMIN_PROXY_ADDRESSES'],
    ['```sh\nnpm test -- everything\n```', 'everything is no part'],
    ['```sh\nsh docker/nowhere.sh\n```', 'docker/nowhere.sh is not there'],
    ['```sh\ndocker compose -f docker/compose.yaml exec reddis true\n```', 'reddis is no service'],
    ['```ini\n[daemon]\nlisten_prot = 1\n```', 'the nearest is daemon.listen_port'],
    ['```json\n{,}\n```', 'JSON'],
    ['```ts\nconst x = ;\n```', 'Expression expected'],
  ])('%j', async (markdown, problem) => {
    const [block] = blocksIn(markdown, 'docs/page.md');
    expect(await problemWith(block!)).toContain(problem);
  });
});
