import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Mails as the outbox names them, and what a process left that died while it wrote one. Other files are somebody else's. */
const laidDown = /^[\w.-]+\.eml(\.part)?$/;

/** Deletes mails in the outbox folder that were laid down at that time (ms) or before it. */
export async function removeOldMails(folder: string, until: number): Promise<void> {
  const names = (await filesIn(folder)).filter((name) => laidDown.test(name));
  for (const file of names.map((name) => join(folder, name))) {
    // Whoever sends them on may have taken it meanwhile.
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() && found.mtimeMs <= until) await rm(file, { force: true });
  }
}

/** Nobody has made the folder while no mail was laid down. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
