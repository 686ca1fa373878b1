import { type Moderation, type Role, unmoderated } from '@vroom/room-policy';
import { describe, expect, it } from 'vitest';
import { peerActions } from './peer-actions';

const member = (id: string, role: Role, moderation: Moderation = unmoderated) => ({
  id,
  role,
  moderation,
  hand: null,
});
const owner = member('ann', 'owner');

describe("the chairman's menu", () => {
  it('has everything for a participant', () => {
    expect(peerActions(owner, member('bob', 'participant'))).toEqual(['mute', 'pause', 'promote', 'kick']);
  });

  it('offers to lift what was done', () => {
    const held = member('bob', 'participant', { muted: true, paused: true });
    expect(peerActions(owner, held)).toEqual(['unmute', 'resume', 'promote', 'kick']);
  });

  it('offers to lower a hand that is raised, whoever raised it', () => {
    const bob = { ...member('bob', 'participant'), hand: 5 };
    expect(peerActions(owner, bob)).toEqual(['lower-hand', 'mute', 'pause', 'promote', 'kick']);
    expect(peerActions(owner, { ...member('dora', 'owner'), hand: 5 })).toEqual(['lower-hand']);
    expect(peerActions(member('cid', 'participant'), bob)).toEqual([]);
  });

  it('has nothing against another owner, but what helps them', () => {
    expect(peerActions(owner, member('bob', 'owner'))).toEqual([]);
    expect(peerActions(owner, member('bob', 'owner', { muted: true, paused: false }))).toEqual(['unmute']);
  });

  it('is the same for an administrator who is not in the room', () => {
    expect(peerActions({ role: 'admin' }, member('bob', 'participant'))).toEqual(['mute', 'pause', 'promote', 'kick']);
    expect(peerActions({ role: 'admin' }, owner)).toEqual([]);
  });

  it('has nothing for a participant', () => {
    expect(
      peerActions(member('bob', 'participant'), member('cid', 'participant', { muted: true, paused: true })),
    ).toEqual([]);
  });
});
