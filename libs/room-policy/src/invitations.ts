/** What is known of an invitation; moments in ms since 1970 UTC. */
export interface InvitationFacts {
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  /** The principal that used it first, to which it is bound. */
  readonly usedBy: string | null;
  /** What the invited answered last. */
  readonly answer: InvitationAnswer | null;
  readonly mail: 'queued' | 'sent' | 'undeliverable';
}

export const invitationAnswers = ['later', 'declined'] as const;
export type InvitationAnswer = (typeof invitationAnswers)[number];

/** How far an invitation may come. */
export const invitationStates = [
  'queued',
  'sent',
  'undeliverable',
  ...invitationAnswers,
  'used',
  'expired',
  'revoked',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** Why an invitation opens nothing. */
export type InvitationDenial = 'invitation_used' | 'invitation_expired' | 'invitation_revoked';

/** How far an invitation has come: the last of what happened to it, where the answer of the invited tells more than its end. */
export function invitationState(facts: InvitationFacts, now: number): InvitationState {
  if (facts.revokedAt !== null) return 'revoked';
  if (facts.usedBy !== null) return 'used';
  if (facts.answer !== null) return facts.answer;
  return facts.expiresAt <= now ? 'expired' : facts.mail;
}

/**
 * What stands against using an invitation, or answering it.
 *
 * @param principalId who would use it; `null` for who answers it, which needs one that nobody has used
 */
export function invitationDenial(
  { revokedAt, usedBy, expiresAt }: InvitationFacts,
  principalId: string | null,
  now: number,
): InvitationDenial | null {
  if (revokedAt !== null) return 'invitation_revoked';
  if (usedBy !== null && usedBy !== principalId) return 'invitation_used';
  return expiresAt <= now ? 'invitation_expired' : null;
}

/** The moments that an invitation is bound to, in ms since 1970 UTC. */
export interface MeetingTime {
  readonly now: number;
  /** When the meeting begins; `null` for now. */
  readonly startsAt: number | null;
  readonly minutes: number;
}

/** How long a meeting takes of which nobody said it, in minutes. */
export const usualMeetingMinutes = 60;
/** How far ahead people may be invited, in ms: a year and a day. */
export const farthestMeeting = 366 * 24 * 60 * 60_000;

export type MeetingProblem = 'meeting_in_past' | 'meeting_too_far';

/** What stands against inviting to a meeting at that time. */
export function meetingProblem({ now, startsAt, minutes }: MeetingTime): MeetingProblem | null {
  if (startsAt === null) return null;
  if (startsAt + minutes * 60_000 <= now) return 'meeting_in_past';
  return startsAt - now > farthestMeeting ? 'meeting_too_far' : null;
}

/** Until when an invitation is good: its time runs from now, or from the beginning of the meeting where that is later. */
export function invitationExpiry({ now, startsAt }: Omit<MeetingTime, 'minutes'>, timeoutMinutes: number): number {
  return Math.max(now, startsAt ?? now) + timeoutMinutes * 60_000;
}
