import type { Peer } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { buttonOf, memberSigns } from './member-view';

const peer: Peer = {
  id: 'a1b2c3d4',
  role: 'participant',
  media: { audio: true, video: true, screen: false },
  moderation: { muted: false, paused: false },
  hand: null,
  revision: 0,
};

describe('what there is to see of somebody', () => {
  it.each<[Partial<Peer>, string[]]>([
    [{}, ['microphone', 'camera']],
    [{ role: 'owner', media: { audio: false, video: false, screen: true } }, ['owner', 'silent', 'dark', 'screen']],
    [{ hand: 5, moderation: { muted: true, paused: true } }, ['hand', 'muted', 'paused']],
    [{ media: { audio: false, video: true, screen: false } }, ['silent', 'camera']],
  ])('%j', (change, signs) => expect(memberSigns({ ...peer, ...change })).toEqual(signs));
});

it('has one button for a thing and its opposite', () => {
  expect((['mute', 'unmute', 'pause', 'resume', 'kick'] as const).map(buttonOf)).toEqual([
    'mute',
    'mute',
    'pause',
    'pause',
    'kick',
  ]);
});
