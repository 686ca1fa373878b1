import type { Invitation, InvitationNews, ReceivedInvitation } from '@vroom/contract';
import { invitationState } from '@vroom/room-policy';
import { isoDate } from '../platform/clock/iso-date.js';
import type { InvitationEntity } from './invitation.entity.js';

/** An invitation as the room's owners see it. */
export function asListed(row: InvitationEntity, now: number): Invitation {
  return {
    id: row.id,
    email: row.email,
    state: invitationState(row, now),
    answer: answerOf(row),
    createdAt: isoDate(row.createdAt),
    expiresAt: isoDate(row.expiresAt),
    ...meetingOf(row),
  };
}

/** An invitation as who holds the token sees it. */
export function asReceived(row: InvitationEntity, room: string): ReceivedInvitation {
  const { organiser, message } = row;
  return {
    ...{ room, organiser, message },
    ...meetingOf(row),
    expiresAt: isoDate(row.expiresAt),
    answer: answerOf(row),
  };
}

/** What there is to tell of it: that the mail was given up, which comes before any answer, or what was answered. */
export function asNews({ id, email, answer, answerMessage, newsAt, createdAt }: InvitationEntity): InvitationNews {
  const at = isoDate(newsAt ?? createdAt);
  return { id, email, state: answer ?? 'undeliverable', message: answer && answerMessage, at };
}

function meetingOf({ startsAt, durationMinutes }: InvitationEntity) {
  return { startsAt: startsAt === null ? null : isoDate(startsAt), durationMinutes };
}

function answerOf({ answer, answerMessage: message, answeredAt }: InvitationEntity): Invitation['answer'] {
  return answer === null || answeredAt === null ? null : { answer, message, at: isoDate(answeredAt) };
}
