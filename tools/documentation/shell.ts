/** What a block of shell would do, found out without doing it: programs are taken down in place of being started. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

export interface Command {
  /** The program and its arguments, as the shell hands them over; `['']` for the end of the block. */
  words: string[];
  /** The variables of VROOM at that moment. */
  variables: Record<string, string>;
}

const takeDown = fileURLToPath(new URL('take-down.bash', import.meta.url));
/** What readers have set by themselves before they type what a page says. */
const ofReaders = { KEY: 'a-key', SECRET: 'a-secret', RENEWED_LINEAGE: 'certificates' };
/** What readers have in their folder: a block may read what another one has written. */
const ownFile = 'vroom-backup.sql';

/**
 * @returns each program with its arguments, and the end
 * @throws Error where the shell does not take it, or where it would write somewhere else than into the folder it is in
 */
export async function commandsOf(text: string): Promise<Command[]> {
  if (/>\s*["']?[/~$]/.test(text)) throw new Error(`It writes somewhere else: ${text}`);
  const folder = await mkdtemp(join(tmpdir(), 'vroom-shell-'));
  try {
    await writeFile(join(folder, ownFile), '');
    await promisify(execFile)('/bin/bash', ['-n', '-c', text]);
    await promisify(execFile)('/bin/bash', ['--norc', '-e', '-c', `. ${takeDown}\n${text}\n`], {
      cwd: folder,
      env: { PATH: '/nowhere', HOME: folder, ...ofReaders },
    });
    return parsed(await readFile(join(folder, '.commands'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function parsed(takenDown: string): Command[] {
  return takenDown
    .split('\0\0')
    .slice(0, -1)
    .map((entry) => {
      const texts = entry.split('\0');
      const of = (kind: string) => texts.filter((each) => each.startsWith(kind)).map((each) => each.slice(kind.length));
      const variables = of('variable ').map((each) => {
        const [, name = '', value = ''] = /^(\w+)=([^]*)$/.exec(each) ?? [];
        return [name, value] as const;
      });
      return { words: of('word '), variables: Object.fromEntries(variables) };
    });
}
