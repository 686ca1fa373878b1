import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Writes what a browser reads from a file, and tells its path. Test files run side by side: none of them reads half of it. */
export function scratchFile(name: string, content: Buffer): string {
  const folder = join(tmpdir(), `vroom-e2e-${userInfo().uid}`);
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  const written = `${file}.${process.pid}`;
  writeFileSync(written, content);
  renameSync(written, file);
  return file;
}
