import { createInterface } from 'node:readline';
import { confirm, password } from '@inquirer/prompts';
import { CliError, exitCodes } from './cli-error.js';

/** Questions stand on standard error: standard output is what was asked for, and may go into a file. */
const onStandardError = { output: process.stderr };

/** Who runs a command: what is said to them, and what they are asked. */
export class Terminal {
  /** What was asked for. */
  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** Words about it. */
  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** Whether somebody sits there who can be asked. */
  get interactive(): boolean {
    return process.stdin.isTTY;
  }

  /** @throws CliError where there is nobody to ask, or where the answer is no */
  async confirm(question: string): Promise<void> {
    if (!this.interactive) throw new CliError(`${question} Nobody can be asked here: say --yes.`, exitCodes.misused);
    if (!(await confirm({ message: question, default: false }, onStandardError)))
      throw new CliError('Nothing was done.');
  }

  /** Asks without showing what is typed. */
  askSecret(question: string, validate: (secret: string) => true | string): Promise<string> {
    return password({ message: question, validate }, onStandardError);
  }

  /** One line of what is piped in, `''` for nothing. */
  async readLine(): Promise<string> {
    try {
      for await (const line of createInterface({ input: process.stdin })) return line;
      return '';
    } finally {
      // Else the process would live for as long as somebody holds the pipe open.
      process.stdin.destroy();
    }
  }
}
