import type { Language } from '@vroom/contract';

interface Addressed {
  /** One address. Who writes to several people sends several mails, so that nobody learns who else got one. */
  to: string;
  /** Of who causes the mail: of whoever gets it none is known. */
  language: Language;
}

/** Somebody is invited to a room. */
export interface InvitationMail extends Addressed {
  kind: 'invitation';
  /** The invitation's id. */
  reference: string;
  /** Where an answer by mail goes. */
  replyTo?: string;
  data: {
    room: string;
    organiser?: string;
    message?: string;
    /** ISO 8601, as the two below. */
    startsAt?: string;
    durationMinutes?: number;
    /** The organiser's, as IANA names it: dates are shown in it; without it in UTC. */
    timeZone?: string;
    joinUrl: string;
    answerUrl: string;
    expiresAt: string;
  };
  calendar?: { method: 'REQUEST' | 'PUBLISH'; content: string };
}

/** People came into a room. */
export interface JoinNotificationMail extends Addressed {
  kind: 'join_notification';
  /** The room's id. */
  reference: string;
  data: {
    room: string;
    url: string;
    /** The names that are known. */
    people: string[];
    /** How many came, those without a name as well. */
    count: number;
    /** ISO 8601. */
    at: string;
  };
}

/** Somebody tells the operator what they think. */
export interface FeedbackMail extends Addressed {
  kind: 'feedback';
  replyTo?: string;
  data: { comment: string; from?: string };
}

/** A mail as the modules give it to the queue. All texts in it are plain, and may come from anybody. */
export type Mail = InvitationMail | JoinNotificationMail | FeedbackMail;
export type MailKind = Mail['kind'];

/** What the mail is about, for who hears later what became of it. */
export function referenceOf(mail: Mail): string | null {
  return 'reference' in mail ? mail.reference : null;
}
