import { describe, expect, it } from 'vitest';
import { told } from './told';

const names = { selfId: 'bob', of: (id: string) => id.toUpperCase(), administrator: 'An administrator' };

describe('what one is told of moderation', () => {
  it('speaks of others by their names', () => {
    expect(told({ action: 'mute', by: 'ann', peerId: 'cid' }, names)).toEqual({
      id: 'told-mute-cid',
      key: 'room.told.mute.other',
      params: { by: 'ANN', name: 'CID' },
      tone: 'info',
    });
  });

  it('speaks to whom it was done', () => {
    expect(told({ action: 'mute', by: 'ann', peerId: 'bob' }, names)).toMatchObject({
      key: 'room.told.mute.you',
      tone: 'warn',
    });
    expect(told({ action: 'unmute', by: 'ann', peerId: 'bob' }, names)).toMatchObject({
      id: 'told-mute-bob',
      key: 'room.told.unmute.you',
      tone: 'good',
    });
  });

  it('speaks to who did it', () => {
    expect(told({ action: 'kick', by: 'bob', peerId: 'cid' }, names).key).toBe('room.told.kick.byYou');
    expect(told({ action: 'pause-all', by: 'bob', peerId: null }, names)).toMatchObject({
      id: 'told-pause-all-all',
      key: 'room.told.pause-all.byYou',
    });
  });

  it('has a word for who is not in the room', () => {
    const input = told({ action: 'mute-all', by: null, peerId: null }, names);
    expect(input).toMatchObject({ key: 'room.told.mute-all.other', params: { by: 'An administrator' } });
  });
});
