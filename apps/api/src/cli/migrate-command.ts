import type { Command } from 'commander';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { openDatabase } from '../platform/database/open-database.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';

/** Brings the database up to date, as a start of the server does too. */
export function migrateCommand(program: Command, line: CommandLine): void {
  program
    .command('migrate')
    .description('Bring the database up to date, and say what was done. A start of the server does the same')
    .addHelpText('after', examples('migrate'))
    .action(() => migrate(line));
}

async function migrate(line: CommandLine): Promise<void> {
  const { database, ran } = await openDatabase(dataSourceOptions(line.settings().settings.database));
  try {
    for (const name of ran) line.terminal.print(name);
    line.terminal.note(
      ran.length === 0 ? 'The database is up to date.' : `The database is up to date by ${ran.length} more.`,
    );
  } finally {
    await database.destroy();
  }
}
