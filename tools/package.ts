/**
 * `npm run package`: a folder with all that a server needs and nothing else, Node included, and the same as an archive. Made for the
 * machine that it runs on (system and processor); the image of docker/Dockerfile is this folder too.
 *
 *     npm run package [-- --to FOLDER] [--no-archive]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { archive } from './package/archive.ts';
import { fill } from './package/fill.ts';
import { megabytes, sizeOf } from './package/size.ts';

const root = resolve(import.meta.dirname, '..');

const { values } = parseArgs({
  options: { to: { type: 'string', default: 'tmp/package' }, archive: { type: 'boolean', default: true } },
  allowNegative: true,
});
if (process.platform !== 'linux') throw new Error(`package: made on Linux only, and this is ${process.platform}`);

execFileSync('nx', ['run-many', '-t', 'build', '-p', 'api,web', '--output-style=static', '--nxBail'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = join(resolve(root, values.to), `vroom-${version}`);
await fill(root, folder);
process.stdout.write(`package: ${folder}, ${megabytes(await sizeOf(folder))} MB\n`);
if (values.archive) {
  const file = `${folder}-linux-${process.arch}.tar.gz`;
  await archive(folder, file);
  process.stdout.write(`package: ${file}, ${megabytes(await sizeOf(file))} MB\n`);
}
