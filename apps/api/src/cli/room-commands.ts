import type { INestApplicationContext } from '@nestjs/common';
import { roomSorts, type ListRoomsQuery, type Room } from '@vroom/contract';
import { Option, type Command } from 'commander';
import { PresenceStore } from '../presence/presence-store.js';
import { RoomListService } from '../rooms/room-list.service.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { count } from './arguments.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';
import { operator } from './operator.js';
import { table } from './table.js';

interface ListOptions {
  search?: string;
  sort: ListRoomsQuery['sort'];
  limit: number;
  json?: true;
}

/** Rooms of one page, as many as the API gives at most. */
const pageSize = 200;

/** Rooms: what there is, and away with one. */
export function roomCommands(program: Command, line: CommandLine): void {
  const rooms = program.command('rooms').description('List and delete rooms');
  rooms
    .command('list')
    .description('List the rooms, with how many people are in them')
    .option('--search <text>', 'part of the name')
    .addOption(new Option('--sort <field>', 'with - for the other way round').choices(roomSorts).default('name'))
    .option('--limit <number>', 'as many at most', count, 100)
    .option('--json', 'as JSON, with everything that the API says of a room')
    .addHelpText('after', examples('rooms list --search team', 'rooms list --sort=-lastActivityAt --limit 10 --json'))
    .action((options: ListOptions) => list(line, options));
  rooms
    .command('delete')
    .argument('<name>')
    .description('Delete a room. A server that runs ends its meeting within half a minute')
    .option('--yes', 'without a question')
    .addHelpText('after', examples('rooms delete atelier', 'rooms delete atelier --yes'))
    .action((name: string, { yes }: { yes?: true }) => remove(line, name, yes === true));
}

async function list(line: CommandLine, options: ListOptions): Promise<void> {
  const found = await line.inHouse((house) => firstOf(house, options));
  const text = options.json
    ? JSON.stringify(found, null, 2)
    : table(['NAME', 'PEOPLE', 'CREATED', 'LAST USED', 'REMARKS'], found.map(rowOf));
  line.terminal.print(text);
}

async function firstOf(house: INestApplicationContext, { search, sort, limit }: ListOptions): Promise<Room[]> {
  // Who is in which room is what the server has written down.
  await house.get(PresenceStore).takeOver();
  const found: Room[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null && found.length < limit) {
    const query = { q: search, sort, limit: Math.min(limit - found.length, pageSize), cursor };
    const page = await house.get(RoomListService).list(query);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

function rowOf({ name, members, locked, joinPassword, ownerPassword, settings }: Room): string[] {
  const remarks = [
    ...(locked ? ['locked'] : []),
    ...(joinPassword ? ['password'] : []),
    ...(ownerPassword ? ['reserved'] : []),
    ...(settings?.persistent ? ['persistent'] : []),
  ];
  return [name, String(members), settings?.createdAt ?? '', settings?.lastActivityAt ?? '', remarks.join(', ')];
}

async function remove(line: CommandLine, name: string, sure: boolean): Promise<void> {
  await line.inHouse(async (house) => {
    const rooms = house.get(RoomsService);
    const room = await rooms.get(name);
    if (!sure) await line.terminal.confirm(`Delete the room ${room.name}, and end its meeting?`);
    await rooms.delete(room, operator());
    line.terminal.note(`The room ${room.name} is deleted.`);
  });
}
