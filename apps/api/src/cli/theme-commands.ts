import { InvalidArgumentError, type Command } from 'commander';
import { themeName } from '../platform/config/setting-types.js';
import { contrastsOf, needed, type Contrast } from '../platform/theme/contrast.js';
import { readTheme, type Theme } from '../platform/theme/read-theme.js';
import { ThemeError } from '../platform/theme/theme-error.js';
import { CliError } from './cli-error.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';
import { table } from './table.js';

/** What operators do with themes. */
export function themeCommands(program: Command, line: CommandLine): void {
  const theme = program.command('theme').description('Check what the pages look like');
  theme
    .command('check')
    .description('Say what is wrong with a theme, and how well it can be read; ends with 1 where something is')
    .argument('[name]', 'the name of its folder; by default that of the settings', nameOfTheme)
    .addHelpText('after', examples('theme check', 'theme check orchard'))
    .action((name: string | undefined) => check(line, name));
}

function nameOfTheme(text: string): string {
  if (!themeName.safeParse(text).success) throw new InvalidArgumentError('It is the name of a folder such as orchard.');
  return text;
}

function check(line: CommandLine, name: string | undefined): void {
  const { interface: look, directories } = line.settings().settings;
  const theme = read(name ?? look.template, directories.themes);
  for (const what of theme.removed) line.terminal.note(`Taken out of its HTML, as it is not allowed there: ${what}`);
  const contrasts = contrastsOf(theme.colors);
  line.terminal.print(table(['WHAT IS SEEN', 'AS', 'NEEDS', 'LIGHT', 'DARK', ''], contrasts.map(rowOf)));
  const faint = contrasts.filter(({ enough }) => !enough).length;
  if (faint > 0) throw new CliError(`the theme ${theme.id} is too faint in ${faint} of ${contrasts.length} places.`);
  line.terminal.print(`The theme ${theme.id} is fine.`);
}

function read(name: string, own: string): Theme {
  try {
    return readTheme(name, own);
  } catch (error) {
    if (!(error instanceof ThemeError)) throw error;
    throw new CliError(`the theme ${name} can't be used:\n${error.message}`);
  }
}

function rowOf({ pair, kind, ratios, enough }: Contrast): string[] {
  const numbers = [needed[kind], ratios.light, ratios.dark].map((ratio) => ratio.toFixed(2));
  return [pair, kind, ...numbers, enough ? '' : 'too faint'];
}
