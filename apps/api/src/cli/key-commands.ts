import { createApiKeyInput, type ApiKey, type CreateApiKeyInput } from '@vroom/contract';
import type { Command } from 'commander';
import { ApiKeysService } from '../roles/api-keys.service.js';
import { keyRoom, moment } from './arguments.js';
import { CliError, exitCodes } from './cli-error.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';
import { operator } from './operator.js';
import { table } from './table.js';

interface CreateOptions {
  admin?: true;
  room: CreateApiKeyInput['rooms'];
  expires?: string;
}

/** API keys of integrators. */
export function keyCommands(program: Command, line: CommandLine): void {
  const keys = program.command('keys').description('List, create and revoke API keys');
  keys
    .command('list')
    .description('List the keys, without the keys themselves, which nobody has but their holders')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('keys list'))
    .action(({ json }: { json?: true }) => list(line, json === true));
  keys
    .command('create')
    .argument('<label>', 'what it is for, as the audit shows it')
    .description('Make a key. It is printed this once')
    .option('--admin', 'it may do everything, in every room')
    .option('--room <name:role>', 'its role in a room, participant or owner; as often as you like', keyRoom, [])
    .option('--expires <moment>', 'when it stops working, in UTC', moment)
    .addHelpText(
      'after',
      examples('keys create "booking system" --room atelier:owner', 'keys create backup --admin --expires 2027-12-31'),
    )
    .action((label: string, options: CreateOptions) => create(line, label, options));
  keys
    .command('revoke')
    .argument('<id>', 'as the list has it')
    .description(
      'Revoke a key. A server that runs takes no call with it from now on, and cuts its sockets off within a minute',
    )
    .option('--yes', 'without a question')
    .addHelpText('after', examples('keys revoke 5f1c6a0e-0f3b-4a59-9c3e-3d8a4f0f5b77'))
    .action((id: string, { yes }: { yes?: true }) => revoke(line, id, yes === true));
}

async function list(line: CommandLine, json: boolean): Promise<void> {
  const { items } = await line.inHouse((house) => house.get(ApiKeysService).list());
  const text = json
    ? JSON.stringify(items, null, 2)
    : table(['ID', 'LABEL', 'RIGHTS', 'EXPIRES', 'LAST USED'], items.map(rowOf));
  line.terminal.print(text);
}

function rowOf({ id, label, admin, rooms, expiresAt, lastUsedAt }: ApiKey): string[] {
  const rights = [...(admin ? ['admin'] : []), ...rooms.map(({ name, role }) => `${name}:${role}`)];
  return [id, label, rights.join(' '), expiresAt ?? 'never', lastUsedAt ?? 'never'];
}

async function create(line: CommandLine, label: string, { admin, room, expires }: CreateOptions): Promise<void> {
  const input = createApiKeyInput.safeParse({ label, admin, rooms: room, expiresAt: expires });
  if (!input.success) {
    const what = input.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new CliError(what.join('\n'), exitCodes.misused);
  }
  const { id, key } = await line.inHouse((house) => house.get(ApiKeysService).create(input.data, operator()));
  line.terminal.print(key);
  line.terminal.note(`This is the only time that the key of "${input.data.label}" is shown. Its id is ${id}.`);
}

async function revoke(line: CommandLine, id: string, sure: boolean): Promise<void> {
  await line.inHouse(async (house) => {
    const keys = house.get(ApiKeysService);
    const found = (await keys.list()).items.find((key) => key.id === id);
    if (found && !sure) await line.terminal.confirm(`Revoke the key of "${found.label}"?`);
    await keys.revoke(id, operator());
    line.terminal.note(`The key of "${found?.label ?? id}" is revoked.`);
  });
}
