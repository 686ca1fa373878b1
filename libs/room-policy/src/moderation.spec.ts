import { describe, expect, it } from 'vitest';
import { can, moderationActions, moderationChanges, moderationDenial, unmoderated } from './moderation.js';
import { roles, type Role } from './roles.js';
import { cross } from './testing/cross.js';
import { rulesOf } from './testing/rules.js';

const targets = ['self', ...roles] as const;

/** Somebody in the room, or the actor's own self. */
function member(target: (typeof targets)[number], actor: Role | null) {
  const self = target === 'self';
  return { id: self ? 'actor' : 'target', role: self ? (actor ?? 'participant') : target, moderation: unmoderated };
}

describe('moderationDenial', () => {
  const rules = rulesOf(`
    actor              | action                   | target           | outcome
    nobody/participant | any                      | any              | forbidden
    owner/admin        | mute/pause/promote/kick  | participant      | yes
    owner/admin        | mute/pause/promote/kick  | owner/admin/self | immune
    owner/admin        | unmute/resume/lower-hand | any              | yes
  `);
  const cases = cross({ actor: [null, ...roles], action: moderationActions, target: targets });

  it.each(cases)('may $actor $action $target?', ({ actor, action, target }) => {
    const fitting = rules.filter((rule) => rule.fits({ actor: actor ?? 'nobody', action, target }));
    const who = { id: 'actor', role: actor };
    const denial = moderationDenial(who, action, member(target, actor));
    expect(fitting.map(({ outcome }) => outcome)).toEqual([denial ?? 'yes']);
    expect(can(who, action, member(target, actor))).toBe(denial === null);
  });

  it('holds for who is not in the room as for who is', () => {
    const others = cases.filter(({ target }) => target !== 'self');
    for (const { actor, action, target } of others) {
      const [inside, outside] = [{ id: 'actor', role: actor }, { role: actor }];
      expect(moderationDenial(outside, action, member(target, actor))).toBe(
        moderationDenial(inside, action, member(target, actor)),
      );
    }
  });

  it('keeps nobody from themselves but by their role: even a participant of the same id is immune', () => {
    const me = { id: 'me', role: 'participant', moderation: unmoderated } as const;
    expect(moderationDenial({ id: 'me', role: 'admin' }, 'kick', me)).toBe('immune');
  });
});

describe('moderationChanges', () => {
  it('switches nothing on but the right to be heard and seen', () => {
    expect(moderationChanges).toEqual({
      mute: { muted: true },
      unmute: { muted: false },
      pause: { paused: true },
      resume: { paused: false },
      promote: { role: 'owner', muted: false, paused: false },
      'lower-hand': { hand: null },
      kick: {},
    });
  });
});
