/** Who may send which command by socket. */
import type { CommandName, ProblemCode } from '@vroom/contract';
import type { Asker } from './askers.ts';

/** What a command takes: a role in the room it names, a place in the room one is in, or a chairman's place there. */
export type Need = 'role' | 'place' | 'chair';

export const commandNeeds: Readonly<Record<CommandName, Need>> = {
  'room:join': 'role',
  'room:leave': 'place',
  'signal:send': 'place',
  'media:update': 'place',
  'link:report': 'place',
  'hand:raise': 'place',
  'hand:lower': 'place',
  'peer:mute': 'chair',
  'peer:unmute': 'chair',
  'peer:pause': 'chair',
  'peer:resume': 'chair',
  'peer:promote': 'chair',
  'peer:kick': 'chair',
  'peer:lower-hand': 'chair',
  'peer:readmit': 'chair',
  'room:mute-all': 'chair',
  'room:pause-all': 'chair',
  'room:lower-hands': 'chair',
  'room:end': 'chair',
};

/**
 * What stands against a command, whomever it is about. `nobody` does not even get a connection; a `stranger` has one, and
 * the others are in the room.
 */
export function commandDenial(command: CommandName, asker: Asker): ProblemCode | null {
  const need = commandNeeds[command];
  if (asker === 'nobody') return 'unauthenticated';
  if (asker === 'stranger') return need === 'role' ? 'no_role' : 'not_in_room';
  return need === 'chair' && asker === 'participant' ? 'forbidden' : null;
}
