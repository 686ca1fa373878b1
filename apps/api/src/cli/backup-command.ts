import type { Command } from 'commander';
import { backUp } from '../platform/database/backup.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';

/** A copy of the database, whether the server runs or not. */
export function backupCommand(program: Command, line: CommandLine): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it; a new file')
    .description('Copy the SQLite database as it is now, while the server runs: see docs/backup.md')
    .addHelpText('after', examples('backup vroom-backup.db'))
    .action((file: string) => backup(line, file));
}

async function backup(line: CommandLine, file: string): Promise<void> {
  const path = await backUp(line.settings().settings.database, file);
  line.terminal.note(`The database is copied to ${path}.`);
}
