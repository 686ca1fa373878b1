/**
 * Holds docs/settings.md and docs/settings.example.ini together with the settings that there are. With `--write` (`npm run settings`) it writes
 * them anew; of the page only what stands between its two marks.
 */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { build, holdInSync } from './generated-file.ts';

const root = join(import.meta.dirname, '..');
const page = 'docs/settings.md';
const [begin, end] = ['<!-- settings: made by npm run settings -->', '<!-- settings: end -->'];

/** What `npm run vroom -- config …` prints: the schema is the server's. */
function printed(command: string): string {
  const args = [join(root, 'apps/api/dist/vroom.js'), 'config', command];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`vroom config ${command} failed:\n${stderr}`);
  return stdout;
}

async function pageWith(tables: string): Promise<string> {
  const text = await readFile(join(root, page), 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} lacks its marks: ${begin} … ${end}`);
  const options = await resolveConfig(import.meta.filename);
  return format([before, begin, '\n\n', tables, '\n', end, after].join(''), { ...options, parser: 'markdown' });
}

build('api');
const origin = { from: 'the settings', script: 'settings' };
await holdInSync({ path: page, content: await pageWith(printed('reference')), ...origin });
await holdInSync({ path: 'docs/settings.example.ini', content: printed('example'), ...origin });
