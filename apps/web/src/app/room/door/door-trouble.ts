import type { ApiError } from '@vroom/api-client';
import type { Room } from '@vroom/contract';
import { invitationProblem, type InvitationProblem } from '../../shared/invitation-problem';
import { passwordTrouble } from '../../shared/password-trouble';

/** What keeps somebody at the door; `other` for what only the server has words for. */
export type DoorTrouble = 'full' | 'locked' | 'kicked' | InvitationProblem | 'other';

/**
 * @param problem why the last try to join failed
 * @param saidAtField whether the password's field is there to say what is wrong with the password
 */
export function doorTrouble(
  room: Pick<Room, 'full' | 'locked' | 'role'>,
  problem: ApiError | undefined,
  saidAtField: boolean,
): DoorTrouble | null {
  const code = problem?.code;
  if (code === 'room_full' || (!problem && room.full)) return 'full';
  if (code === 'kicked') return 'kicked';
  const invitation = invitationProblem(problem);
  if (invitation) return invitation;
  if (code === 'room_locked' || (room.locked && room.role === null)) return 'locked';
  if (!problem || (saidAtField && passwordTrouble(problem))) return null;
  return 'other';
}
