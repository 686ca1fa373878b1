import { exampleNames, type Examples } from './example.js';
import type { invitationEndpoints } from './invitation-endpoints.js';
import type { Invitation, ReceivedInvitation } from './invitations.js';

const { room: name, invitationId: id, token, startsAt } = exampleNames;
const meeting = { startsAt, durationMinutes: 45 };
const message = 'We look at the drafts together.';

const invitation: Invitation = {
  id,
  email: 'ann@example.net',
  state: 'queued',
  answer: null,
  createdAt: '2026-03-09T08:30:00.000Z',
  expiresAt: '2026-03-19T14:00:00.000Z',
  ...meeting,
};

const received: ReceivedInvitation = {
  room: name,
  organiser: 'Chloé',
  message,
  ...meeting,
  expiresAt: invitation.expiresAt,
  answer: null,
};

const answer = { answer: 'later', message: 'Ten minutes late.', at: '2026-03-10T09:00:00.000Z' } as const;

export const invitationExamples: Examples<keyof typeof invitationEndpoints> = {
  listInvitations: { params: { name }, result: { items: [{ ...invitation, state: 'later', answer }] } },
  createInvitations: {
    params: { name },
    body: { emails: [invitation.email], organiser: 'Chloé', message, ...meeting, timeZone: 'Europe/Paris' },
    result: { items: [invitation] },
  },
  revokeInvitation: { params: { name, id } },
  getInvitation: { params: { token }, result: received },
  answerInvitation: {
    params: { token },
    body: { response: 'later', message: answer.message },
    result: { ...received, answer },
  },
};
