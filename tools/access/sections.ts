/** The tables of docs/access.md, made from the rules and the contract. */
import { commands, endpoints, type CommandName, type Endpoint } from '@vroom/contract';
import { moderationActions, roles, type Door, type Role } from '@vroom/room-policy';
import { askers } from './askers.ts';
import { commandDenial } from './commands.ts';
import { brought, doors, entry, type Brought } from './door.ts';
import { answer, grouped, table } from './markdown.ts';
import { actionDenial, targets } from './moderation.ts';
import { callDenial, forSessionsOnly } from './rest.ts';
import { changeDenial, settingCases } from './settings.ts';

const holders: readonly (Role | null)[] = [null, ...roles];
const propertiesOfDoors = ['locked', 'joinPassword', 'ownerPassword'] as const;

export function doorTable(): string {
  const head = ['role so far', 'locked', 'join password', 'owner password', ...Object.values(broughtInWords)];
  const rows = holders.flatMap((held) => {
    const telling = propertiesOfDoors.filter((property) => matters(property, held));
    const kinds = grouped(doors, (door) => stateInWords(door, telling).join());
    return kinds.map((kind) => [held ?? 'none', ...stateInWords(kind[0], telling), ...outcomes(kind, held)]);
  });
  return table(head, rows);
}

const broughtInWords: Readonly<Record<Brought, string>> = {
  nothing: 'brings nothing',
  join: 'the join password',
  owner: 'the owner password',
  other: 'another password',
  invitation: 'an invitation',
};

function stateInWords(door: Door | undefined, telling: readonly (keyof Door)[]): string[] {
  return propertiesOfDoors.map((property) => {
    if (!telling.includes(property)) return 'any';
    return door?.[property] ? 'yes' : 'no';
  });
}

/** What comes of each thing at doors that are alike for these people. */
function outcomes(alike: readonly Door[], held: Role | null): string[] {
  return brought.map((what) => {
    const decision = alike.map((door) => entry(door, held, what)).find((each) => each !== null);
    if (!decision) return '';
    return decision.ok ? `in, as ${decision.role}` : answer(decision.denial);
  });
}

/** Whether anything changes for these people with this property of the door. */
function matters(property: keyof Door, held: Role | null): boolean {
  return doors.some((door) => {
    const other = { ...door, [property]: !door[property] };
    return brought.some((what) => {
      const [one, two] = [entry(door, held, what), entry(other, held, what)];
      return one !== null && two !== null && JSON.stringify(one) !== JSON.stringify(two);
    });
  });
}

export function moderationTable(): string {
  const all = roles.flatMap((actor) => moderationActions.map((action) => ({ actor, action })));
  const cells = ({ actor, action }: (typeof all)[number]) =>
    targets.map((target) => answer(actionDenial(actor, action, target)));
  const alike = grouped(all, (each) => `${each.actor} ${cells(each).join()}`);
  const rows = alike.map((group) => [
    group[0]?.actor ?? '',
    group.map(({ action }) => action).join(', '),
    ...(group[0] ? cells(group[0]) : []),
  ]);
  return table(['who', 'does', 'to themselves', 'to a participant', 'to an owner', 'to an admin'], rows);
}

export function settingsTable(): string {
  const rows = settingCases.map((each) => [
    `\`${each.field}\``,
    each.what,
    ...roles.map((role) => answer(changeDenial(role, each))),
  ]);
  return table(['field', 'change', ...roles], rows);
}

const inCode = ({ method, path }: Endpoint) => `\`${method} ${path}\``;

/** The calls that an API key can't make, in words. */
export function callsForSessions(): string {
  return Object.values<Endpoint>(endpoints).filter(forSessionsOnly).map(inCode).join(', ');
}

export function restTable(): string {
  const rows = Object.values<Endpoint>(endpoints).map((call) => [
    inCode(call),
    ...askers.map((asker) => answer(callDenial(call, asker))),
  ]);
  return table(['call', ...askers], rows);
}

export function commandTable(): string {
  const names = Object.keys(commands) as CommandName[];
  const rows = names.map((name) => [`\`${name}\``, ...askers.map((asker) => answer(commandDenial(name, asker)))]);
  return table(['command', ...askers], rows);
}
