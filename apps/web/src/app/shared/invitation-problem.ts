import { ApiError } from '@vroom/api-client';
import type { ProblemCode } from '@vroom/contract';

/** Why an invitation opens nothing. */
export const invitationProblems = [
  'invitation_unknown',
  'invitation_used',
  'invitation_expired',
  'invitation_revoked',
] as const satisfies readonly ProblemCode[];
export type InvitationProblem = (typeof invitationProblems)[number];

/** What a failure says about an invitation, `undefined` where it is about something else. */
export function invitationProblem(error: unknown): InvitationProblem | undefined {
  const code = error instanceof ApiError ? error.code : undefined;
  return invitationProblems.find((problem) => problem === code);
}

export function isInvitationProblem(error: unknown): boolean {
  return invitationProblem(error) !== undefined;
}
