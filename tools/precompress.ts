/**
 * Writes `.br` and `.gz` beside each text file of a built web app, so that the server sends it compressed without
 * compressing it again for each visitor: `node tools/precompress.ts FOLDER`.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = /\.(css|html|ico|js|json|svg|txt|webmanifest)$/;
/** Below this the headers cost more than compression saves. */
const leastBytes = 512;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('precompress: name the folder');

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile() && texts.test(entry.name));
for (const file of files) {
  const path = join(file.parentPath, file.name);
  const content = await readFile(path);
  if (content.length < leastBytes) continue;
  await writeFile(
    `${path}.br`,
    await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
