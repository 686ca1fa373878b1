import { describe, expect, it } from 'vitest';
import { emptyDraft, invitationsOf, isEmpty } from './invite-draft';

describe('an invitation as it is sent', () => {
  it('leaves out what nobody gave', () => {
    const draft = { ...emptyDraft, emails: ['ann@example.org'], message: ' \n' };
    expect(invitationsOf(draft, '', 'Europe/Paris')).toEqual({ emails: ['ann@example.org'] });
  });

  it('has a duration and a time zone where there is a date', () => {
    const draft = { emails: ['ann@example.org'], message: ' Come! ', start: '2026-12-01T10:00', minutes: 30 };
    expect(invitationsOf(draft, 'Chloé', 'Europe/Paris')).toEqual({
      emails: ['ann@example.org'],
      message: 'Come!',
      organiser: 'Chloé',
      startsAt: new Date('2026-12-01T10:00').toISOString(),
      durationMinutes: 30,
      timeZone: 'Europe/Paris',
    });
  });
});

describe('a draft', () => {
  it('is empty until somebody gives something', () => {
    expect(isEmpty(emptyDraft)).toBe(true);
    expect(isEmpty({ ...emptyDraft, minutes: 30, message: ' ' })).toBe(true);
    expect(isEmpty({ ...emptyDraft, emails: ['ann'] })).toBe(false);
    expect(isEmpty({ ...emptyDraft, start: '2026-12-01T10:00' })).toBe(false);
  });
});
