import { invitationAnswers, invitationStates } from '@vroom/room-policy';
import * as z from 'zod';
import { emailInput, isoDateSchema, textInput } from '../common.js';
import { displayNameSchema } from '../data/messages.js';

/** People that one call may invite. */
export const maxInvitationRecipients = 50;
export const maxInvitationMessage = 2000;
export const maxAnswerMessage = 500;
/** Minutes; longer than a day is no meeting. */
export const maxMeetingMinutes = 1440;
/** How an invitation's token stands behind the address of the room: `<public url>/<room>#invitation=<token>`. */
export const invitationFragment = 'invitation=';

/** A token as somebody brings it; what it must look like is nobody's business. */
export const invitationTokenInput = z.string().min(1).max(128);

export const createInvitationsInput = z
  .strictObject({
    /** One mail and one token each; an address that stands here twice counts once. */
    emails: z.array(emailInput).min(1).max(maxInvitationRecipients),
    message: textInput(maxInvitationMessage).optional(),
    /** What the mail calls who invites. The server knows no names: it is as good as who says it. */
    organiser: displayNameSchema.optional(),
    /** When the meeting begins; the mail then has an entry for the calendar. Left out for now. */
    startsAt: isoDateSchema.optional(),
    durationMinutes: z.number().int().min(1).max(maxMeetingMinutes).optional(),
    /** The time zone (IANA, such as `Europe/Paris`) in which the mail writes the date; UTC where left out. */
    timeZone: z.string().max(64).refine(isTimeZone).optional(),
  })
  .refine(({ startsAt, durationMinutes }) => startsAt !== undefined || durationMinutes === undefined, {
    path: ['durationMinutes'],
    error: 'Only with startsAt',
  });
export type CreateInvitationsInput = z.infer<typeof createInvitationsInput>;

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** What the invited answered last. */
export const invitationAnswerSchema = z.object({
  answer: z.enum(invitationAnswers),
  message: z.string().nullable(),
  at: isoDateSchema,
});

/** An invitation as the room's owners see it. The token is in the mail and nowhere else. */
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  /**
   * How far it has come; the first that is true of `revoked`, `used`, the answer (`later`, `declined`), `expired`,
   * `undeliverable` (the mail was given up), `sent` and `queued`.
   */
  state: z.enum(invitationStates),
  answer: invitationAnswerSchema.nullable(),
  createdAt: isoDateSchema,
  expiresAt: isoDateSchema,
  startsAt: isoDateSchema.nullable(),
  durationMinutes: z.number().int().nullable(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** Newest first. */
export const invitationsSchema = z.object({ items: z.array(invitationSchema) });
export type Invitations = z.infer<typeof invitationsSchema>;

/** What the mail said, for who holds the token: what the answer page shows. */
export const receivedInvitationSchema = z.object({
  room: z.string(),
  organiser: z.string().nullable(),
  message: z.string().nullable(),
  startsAt: isoDateSchema.nullable(),
  durationMinutes: z.number().int().nullable(),
  expiresAt: isoDateSchema,
  /** What was answered before; the last answer counts, until the invitation is used or expires. */
  answer: invitationAnswerSchema.nullable(),
});
export type ReceivedInvitation = z.infer<typeof receivedInvitationSchema>;

export const invitationResponses = ['later', 'decline'] as const;
export const invitationResponseInput = z.strictObject({
  response: z.enum(invitationResponses),
  message: textInput(maxAnswerMessage).optional(),
});
export type InvitationResponseInput = z.infer<typeof invitationResponseInput>;

/** What the room's owners are told of an invitation without asking: its answer, or that no mail server took it. */
export const invitationNewsSchema = z.object({
  /** The id of the invitation. */
  id: z.string(),
  email: z.string(),
  state: z.enum([...invitationAnswers, 'undeliverable']),
  /** What the invited wrote. */
  message: z.string().nullable(),
  at: isoDateSchema,
});
export type InvitationNews = z.infer<typeof invitationNewsSchema>;
