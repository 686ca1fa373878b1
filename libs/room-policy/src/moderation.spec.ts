import { describe, expect, it } from 'vitest';
import { can, moderationActions, moderationDenial, unmoderated, type ModerationAction } from './moderation.js';
import { roles, type Role } from './roles.js';

const member = (role: Role, id = 'target') => ({ id, role, moderation: unmoderated });

describe('moderationDenial', () => {
  /** For each action, which targets an owner and an admin may do it to; nobody else may do anything. */
  const allowed: Record<ModerationAction, readonly Role[]> = {
    mute: ['participant'],
    unmute: ['participant', 'owner', 'admin'],
    pause: ['participant'],
    resume: ['participant', 'owner', 'admin'],
    promote: ['participant'],
    kick: ['participant'],
  };
  const cases = moderationActions.flatMap((action) =>
    [null, ...roles].flatMap((actor) => roles.map((target) => [actor, action, target] as const)),
  );

  it.each(cases)('%s may %s %s?', (actor, action, target) => {
    const chairman = actor === 'owner' || actor === 'admin';
    const expected = !chairman ? 'forbidden' : allowed[action].includes(target) ? null : 'immune';
    expect(moderationDenial({ id: 'actor', role: actor }, action, member(target))).toBe(expected);
    expect(can({ id: 'actor', role: actor }, action, member(target))).toBe(expected === null);
  });

  it('lets nobody kick themselves', () => {
    expect(moderationDenial({ id: 'me', role: 'admin' }, 'kick', member('participant', 'me'))).toBe('immune');
  });
});
