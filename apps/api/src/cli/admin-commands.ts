import { maxPasswordLength } from '@vroom/contract';
import type { Command } from 'commander';
import { AuditService } from '../audit/audit.service.js';
import { settingInWords } from '../platform/config/load-settings.js';
import { Passwords } from '../platform/crypto/passwords.js';
import { adminScope } from '../sessions/admin-sign-in/admin-password.js';
import { AdminPasswordFile } from '../sessions/admin-sign-in/admin-password-file.js';
import { CliError } from './cli-error.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';
import { operator } from './operator.js';

const minLength = 8;

/** What administrators sign in with. */
export function adminCommands(program: Command, line: CommandLine): void {
  program
    .command('admin')
    .description("The administrators' sign-in")
    .command('set-password')
    .description(
      "Set the administrators' password, for a server that runs as well. Asks twice, or reads a line from a pipe",
    )
    .addHelpText('after', examples('admin set-password', 'admin set-password < file-with-the-password'))
    .action(() => setPassword(line));
}

async function setPassword(line: CommandLine): Promise<void> {
  const loaded = line.settings();
  const password = line.terminal.interactive ? await askTwice(line) : await line.terminal.readLine();
  const problem = fault(password);
  if (problem !== undefined) throw new CliError(problem);
  const path = await line.inHouse(async (house) => {
    const file = house.get(AdminPasswordFile);
    await file.write(await house.get(Passwords).hash([adminScope], password));
    house.get(AuditService).record('api_action_allowed', operator(), "set the administrators' password");
    return file.path;
  });
  line.terminal.note(`The administrators' password is set; its hash is in ${path}. It counts from now on.`);
  if (loaded.settings.admin.password !== '') {
    const where = settingInWords(loaded, 'admin.password');
    line.terminal.note(`But ${where} is set, and wins: take it away from the settings of the server.`);
  }
}

async function askTwice({ terminal }: CommandLine): Promise<string> {
  const password = await terminal.askSecret("The administrators' new password:", (text) => fault(text) ?? true);
  await terminal.askSecret('Once more:', (again) => again === password || 'This is not the same as before.');
  return password;
}

function fault(password: string): string | undefined {
  if (password.length < minLength) return `A password has at least ${minLength} characters.`;
  if (password.length > maxPasswordLength) return `A password has at most ${maxPasswordLength} characters.`;
  return undefined;
}
