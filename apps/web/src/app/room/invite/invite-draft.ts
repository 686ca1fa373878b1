import type { CreateInvitationsInput } from '@vroom/contract';
import { startsAt } from './start-time';

/** What stands in the dialog. */
export interface InviteDraft {
  readonly emails: readonly string[];
  readonly message: string;
  /** As the browser's field has it; empty for no date. */
  readonly start: string;
  readonly minutes: number;
}

export const emptyDraft: InviteDraft = { emails: [], message: '', start: '', minutes: 60 };

/** How long meetings last. */
export const durations: readonly number[] = [15, 30, 45, 60, 90, 120, 180, 240, 480];

export function isEmpty({ emails, message, start }: InviteDraft): boolean {
  return emails.length === 0 && message.trim() === '' && start === '';
}

/** @param timeZone in which the mail writes the date */
export function invitationsOf(draft: InviteDraft, displayName: string, timeZone: string): CreateInvitationsInput {
  const message = draft.message.trim();
  const start = startsAt(draft.start);
  return {
    emails: [...draft.emails],
    ...(message !== '' && { message }),
    ...(displayName !== '' && { organiser: displayName }),
    ...(start !== undefined && { startsAt: start, durationMinutes: draft.minutes, timeZone }),
  };
}
