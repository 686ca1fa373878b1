/** Writes what the app shows of docs/, and whose work it is made of: `node tools/documentation/build.ts FOLDER`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installedPackages } from '../credits.ts';
import { renderDocumentation } from './render.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('documentation: name the folder');

async function write(name: string, content: string): Promise<void> {
  const file = join(String(folder), name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

await rm(folder, { recursive: true, force: true });
const files = await renderDocumentation();
for (const [name, content] of files) await write(`documentation/${name}`, content);
await write('credits.json', JSON.stringify(installedPackages()));
