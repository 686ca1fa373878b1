import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';

/** Packs a folder under its own name. Everything in it belongs to root, whoever made it. */
export async function archive(folder: string, file: string): Promise<void> {
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'];
  const args = ['--sort=name', ...owner, '-czf', file, '-C', dirname(folder), basename(folder)];
  await promisify(execFile)('tar', args);
}
