import type { Setting } from '@vroom/contract';
import { Option, type Command } from 'commander';
import { settingInWords, type LoadedSettings } from '../platform/config/load-settings.js';
import { exampleFile, referenceTables } from '../platform/config/setting-documents.js';
import { listSettings } from '../platform/config/setting-list.js';
import { isPasswordHash } from '../platform/crypto/password-hash.js';
import { AdminPasswordFile } from '../sessions/admin-sign-in/admin-password-file.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';
import { table } from './table.js';

/** Settings, without a start of the server. */
export function configCommands(program: Command, line: CommandLine): void {
  const config = program.command('config').description('Check and show the settings');
  const file = () => new Option('--config <file>', 'of this settings file, in place of that of the server');
  config
    .command('check')
    .description('Say all that is wrong with the settings; ends with 1 where something is')
    .addOption(file())
    .addHelpText('after', examples('config check', 'config check --config new-settings.ini'))
    .action((options: { config?: string }) => check(line, line.settings(options.config)));
  config
    .command('show')
    .description('Show the settings that are in force and where each came from, without the secrets')
    .addOption(file())
    .option('--json', 'as JSON, with descriptions')
    .addHelpText('after', examples('config show', 'config show --json'))
    .action((options: { config?: string; json?: true }) =>
      show(line, line.settings(options.config), options.json === true),
    );
  config
    .command('example')
    .description('Print a settings file with every setting in it, explained, and nothing set')
    .addHelpText('after', examples('config example > conf/settings.ini'))
    .action(() => line.terminal.print(exampleFile().trimEnd()));
  config
    .command('reference')
    .description('Print a table of all settings, in Markdown')
    .addHelpText('after', examples('config reference'))
    .action(() => line.terminal.print(referenceTables().trimEnd()));
}

async function check(line: CommandLine, loaded: LoadedSettings): Promise<void> {
  const { settings, sources, file: path } = loaded;
  const file = new AdminPasswordFile(settings);
  const text = await file.read();
  file.check(text);
  for (const warning of loaded.warnings) line.terminal.note(warning);
  const plain = Object.entries({
    [settingInWords(loaded, 'admin.password')]: settings.admin.password,
    [file.path]: text,
  });
  for (const [where, password] of plain) {
    if (password !== '' && !isPasswordHash(password))
      line.terminal.note(`The password in ${where} is plain text; its hash is safer.`);
  }
  const ofFile = [...sources.values()].filter(({ source }) => source === 'file').length;
  const count = ofFile === 0 || path === undefined ? '' : ` ${path} has ${ofFile} of them.`;
  line.terminal.print(`The settings are fine.${count}`);
}

function show(line: CommandLine, loaded: LoadedSettings, json: boolean): void {
  const { items } = listSettings(loaded);
  if (json) return line.terminal.print(JSON.stringify(items, null, 2));
  line.terminal.print(table(['SETTING', 'FROM', 'VALUE'], items.map(rowOf)));
}

function rowOf({ variable, source, place, value, set }: Setting): string[] {
  return [variable, place ?? source, value ?? (set ? '(secret)' : '')];
}
