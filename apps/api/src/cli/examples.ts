import { commandName } from '../platform/config/command-name.js';

/** What stands at the end of a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${commandName} ${line}`).join('\n')}`;
}
