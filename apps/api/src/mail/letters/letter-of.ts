import type { Texts } from '../mail-texts.js';
import type { FeedbackMail, InvitationMail, JoinNotificationMail, Mail } from '../mail.js';
import { linesOf, type Letter } from './letter.js';

/** What a mail says. @param name what the instance is called */
export function letterOf(mail: Mail, texts: Texts, name: string): Letter {
  switch (mail.kind) {
    case 'invitation':
      return invitation(mail, texts, name);
    case 'join_notification':
      return joinNotification(mail, texts, name);
    case 'feedback':
      return feedback(mail, texts, name);
  }
}

function invitation({ data }: InvitationMail, { text, date, duration }: Texts, name: string): Letter {
  const { room, organiser, message, startsAt, durationMinutes, timeZone } = data;
  const form = organiser === undefined ? 'open' : 'named';
  const who = { room, ...(organiser !== undefined && { organiser }) };
  const facts = [
    { label: text('invitation.room'), value: room },
    ...(startsAt === undefined ? [] : [{ label: text('invitation.when'), value: date(startsAt, timeZone) }]),
    ...(durationMinutes ? [{ label: text('invitation.length'), value: duration(durationMinutes) }] : []),
  ];
  return {
    subject: text(`invitation.${form}.subject`, who),
    heading: text(`invitation.${form}.heading`, who),
    paragraphs: [text('invitation.lead', { name })],
    facts,
    quote: message === undefined ? [] : linesOf(message),
    actions: [
      { label: text('invitation.join'), url: data.joinUrl },
      { lead: text('invitation.unable'), label: text('invitation.answer'), url: data.answerUrl },
    ],
    notes: [text('invitation.needs'), text('invitation.expires', { date: date(data.expiresAt, timeZone) })],
    colon: text('colon'),
  };
}

function joinNotification({ data }: JoinNotificationMail, { text, counted, date, list }: Texts, name: string): Letter {
  const { room, people, count } = data;
  const unnamed = Math.max(count - people.length, 0);
  const others = unnamed === 0 ? [] : [counted(people.length === 0 ? 'join.unnamed' : 'join.others', unnamed)];
  const values = { people: list([...people, ...others]), room };
  return {
    // No names: whoever comes in writes theirs, and could say anything to strangers where everybody reads first.
    subject: counted('join.subject', count, { room }),
    heading: counted('join.heading', count, values),
    paragraphs: [],
    facts: [
      { label: text('invitation.room'), value: room },
      { label: text('join.when'), value: date(data.at) },
    ],
    quote: [],
    actions: [{ label: text('join.action'), url: data.url }],
    notes: [text('join.why', { name })],
    colon: text('colon'),
  };
}

function feedback({ data, replyTo }: FeedbackMail, { text }: Texts, name: string): Letter {
  const from = data.from ?? replyTo;
  return {
    subject: text('feedback.subject', { name }),
    heading: text('feedback.heading', { name }),
    paragraphs: [from === undefined ? text('feedback.anonymous') : text('feedback.from', { from })],
    facts: [],
    quote: linesOf(data.comment),
    actions: [],
    notes: [text(replyTo === undefined ? 'feedback.no_reply' : 'feedback.reply')],
    colon: text('colon'),
  };
}
