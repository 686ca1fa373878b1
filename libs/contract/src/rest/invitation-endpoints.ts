import type { ProblemCode } from '../problem.js';
import { endpoint } from './endpoint.js';
import {
  createInvitationsInput,
  invitationResponseInput,
  invitationsSchema,
  receivedInvitationSchema,
} from './invitations.js';
import { invitationParams, roomParams, tokenParams } from './params.js';

/** What a token may turn out to be. */
export const tokenProblems = [
  'invitation_unknown',
  'invitation_used',
  'invitation_expired',
  'invitation_revoked',
] as const satisfies readonly ProblemCode[];

/** Invitations by mail: those of a room for its owners, and one for who holds its token. */
export const invitationEndpoints = {
  listInvitations: endpoint({
    method: 'GET',
    path: '/rooms/{name}/invitations',
    tag: 'invitations',
    summary: 'Whom the owners have invited, and what became of it; the newest 500',
    access: 'owner',
    params: roomParams,
    status: 200,
    result: invitationsSchema,
    problems: [],
  }),
  createInvitations: endpoint({
    method: 'POST',
    path: '/rooms/{name}/invitations',
    tag: 'invitations',
    summary: 'Invite people by mail, each with a link of their own',
    access: 'owner',
    params: roomParams,
    body: createInvitationsInput,
    status: 201,
    result: invitationsSchema,
    problems: ['meeting_in_past', 'meeting_too_far'],
  }),
  revokeInvitation: endpoint({
    method: 'DELETE',
    path: '/rooms/{name}/invitations/{id}',
    tag: 'invitations',
    summary: 'Make the link of an invitation worthless; who is in already stays in',
    access: 'owner',
    params: invitationParams,
    status: 204,
    problems: ['invitation_not_found'],
  }),
  getInvitation: endpoint({
    method: 'GET',
    path: '/invitations/{token}',
    tag: 'invitations',
    summary: 'What somebody is invited to who holds the token',
    access: 'anyone',
    params: tokenParams,
    status: 200,
    result: receivedInvitationSchema,
    problems: tokenProblems,
  }),
  answerInvitation: endpoint({
    method: 'POST',
    path: '/invitations/{token}/response',
    tag: 'invitations',
    summary: "Say that one comes later or cannot come; the room's owners are told",
    access: 'anyone',
    params: tokenParams,
    body: invitationResponseInput,
    status: 200,
    result: receivedInvitationSchema,
    problems: tokenProblems,
  }),
} as const;
