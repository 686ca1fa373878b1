import { describe, expect, it } from 'vitest';
import {
  farthestMeeting,
  invitationDenial,
  invitationExpiry,
  invitationState,
  meetingProblem,
  type InvitationFacts,
} from './invitations.js';

const fresh: InvitationFacts = { expiresAt: 100, revokedAt: null, usedBy: null, answer: null, mail: 'sent' };
const hour = 60 * 60_000;

describe('invitationState', () => {
  it.each<[string, Partial<InvitationFacts>, number]>([
    ['queued', { mail: 'queued' }, 50],
    ['sent', {}, 99],
    ['undeliverable', { mail: 'undeliverable' }, 50],
    ['expired', {}, 100],
    ['expired', { mail: 'undeliverable' }, 100],
    ['later', { answer: 'later' }, 50],
    ['declined', { answer: 'declined' }, 200],
    ['used', { answer: 'declined', usedBy: 'ann' }, 50],
    ['used', { usedBy: 'ann' }, 200],
    ['revoked', { usedBy: 'ann', revokedAt: 40, answer: 'later' }, 200],
  ])('%s: %j at %d', (state, changes, now) => {
    expect(invitationState({ ...fresh, ...changes }, now)).toBe(state);
  });
});

describe('invitationDenial', () => {
  it.each<[string | null, Partial<InvitationFacts>, string | null, number]>([
    [null, {}, 'ann', 99],
    [null, {}, null, 99],
    [null, { answer: 'declined', mail: 'undeliverable' }, 'ann', 99],
    [null, { usedBy: 'ann' }, 'ann', 99],
    ['invitation_used', { usedBy: 'ann' }, 'bob', 99],
    ['invitation_used', { usedBy: 'ann' }, null, 200],
    ['invitation_expired', {}, 'ann', 100],
    ['invitation_expired', { usedBy: 'ann' }, 'ann', 100],
    ['invitation_revoked', { revokedAt: 50, usedBy: 'ann' }, 'ann', 200],
  ])('%s: %j by %s at %d', (denial, changes, principalId, now) => {
    expect(invitationDenial({ ...fresh, ...changes }, principalId, now)).toBe(denial);
  });
});

describe('the time of a meeting', () => {
  it.each([
    [null, null, 60],
    [null, hour, 60],
    // It has begun, and is not over.
    [null, -hour + 1, 60],
    ['meeting_in_past', -hour, 60],
    [null, farthestMeeting, 1],
    ['meeting_too_far', farthestMeeting + 1, 1],
  ])('%s: at %d for %d minutes', (problem, startsAt, minutes) => {
    expect(meetingProblem({ now: 0, startsAt, minutes })).toBe(problem);
  });

  it('is what an invitation lasts for, and its time after that', () => {
    expect(invitationExpiry({ now: 0, startsAt: null }, 60)).toBe(hour);
    expect(invitationExpiry({ now: 0, startsAt: 5 * hour }, 60)).toBe(6 * hour);
    expect(invitationExpiry({ now: 0, startsAt: -hour / 2 }, 60)).toBe(hour);
  });
});
