import { readFileSync } from 'node:fs';
import { noticeActions } from '@vroom/contract';
import { moderationActions } from '@vroom/room-policy';
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

  it('says of the room what was done to it, the latest only', () => {
    expect(told({ action: 'lock', by: 'ann', peerId: null }, names)).toMatchObject({
      id: 'told-lock-all',
      key: 'room.told.lock.other',
      tone: 'info',
    });
    expect(told({ action: 'unlock', by: 'bob', peerId: null }, names)).toMatchObject({
      id: 'told-lock-all',
      key: 'room.told.unlock.byYou',
    });
    expect(told({ action: 'readmit', by: 'ann', peerId: 'cid' }, names)).toMatchObject({
      id: 'told-kick-cid',
      key: 'room.told.readmit.other',
    });
  });

  it('does not frighten whose hand was lowered', () => {
    expect(told({ action: 'lower-hand', by: 'ann', peerId: 'bob' }, names)).toMatchObject({
      key: 'room.told.lower-hand.you',
      tone: 'info',
    });
  });

  it('speaks of somebody who became an owner by the password', () => {
    expect(told({ action: 'claim', by: 'bob', peerId: 'bob' }, names)).toMatchObject({
      key: 'room.told.claim.byYou',
      tone: 'good',
    });
    expect(told({ action: 'claim', by: 'cid', peerId: 'cid' }, names)).toMatchObject({
      key: 'room.told.claim.other',
      params: { by: 'CID' },
    });
    expect(told({ action: 'claim', by: null, peerId: 'cid' }, names).params).toMatchObject({ by: 'CID' });
  });

  it('has words for everything there is to tell', () => {
    const file = new URL('../../../../../../libs/i18n/en/web.json', import.meta.url);
    const texts = (JSON.parse(readFileSync(file, 'utf8')) as { room: { told: Record<string, unknown> } }).room.told;
    for (const action of noticeActions) {
      expect(texts[action]).toMatchObject({ byYou: expect.any(String), other: expect.any(String) });
    }
    for (const action of moderationActions) expect(texts[action]).toHaveProperty('you');
  });
});
