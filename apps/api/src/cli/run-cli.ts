import { Command, CommanderError } from 'commander';
import { version } from '../platform/config/version.js';
import { adminCommands } from './admin-commands.js';
import { auditCommands } from './audit-commands.js';
import { backupCommand } from './backup-command.js';
import { CliError, exitCodes } from './cli-error.js';
import { CommandLine, type CommandGroup, type CommandLineParts } from './command-line.js';
import { configCommands } from './config-commands.js';
import { keyCommands } from './key-commands.js';
import { migrateCommand } from './migrate-command.js';
import { roomCommands } from './room-commands.js';
import { themeCommands } from './theme-commands.js';

/** The commands there are, in the order of the help. */
const groups: readonly CommandGroup[] = [
  adminCommands,
  roomCommands,
  keyCommands,
  auditCommands,
  configCommands,
  themeCommands,
  migrateCommand,
  backupCommand,
];

/** Runs one command. @returns the code to exit with */
export async function runCli(args: readonly string[], parts: CommandLineParts): Promise<number> {
  try {
    await programFor(new CommandLine(parts)).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // It has said so itself, and help is what was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.misused;
    parts.terminal.note(`vroom: ${inWords(error, parts)}`);
    return error instanceof CliError ? error.exitCode : exitCodes.failed;
  }
}

function programFor(line: CommandLine): Command {
  const program = new Command('vroom')
    .description('What operators do with a VROOM, whether its server runs or not. Settings are those of the server.')
    .version(version)
    .showHelpAfterError('(--help says more)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => line.terminal.print(text.trimEnd()),
      writeErr: (text) => line.terminal.note(text.trimEnd()),
    });
  for (const group of groups) group(program, line);
  return program;
}

function inWords(error: unknown, { explain }: CommandLineParts): string {
  if (error instanceof CliError) return error.message;
  // Ctrl-C at a question.
  if (error instanceof Error && error.name === 'ExitPromptError') return 'Nothing was done.';
  return explain(error);
}
