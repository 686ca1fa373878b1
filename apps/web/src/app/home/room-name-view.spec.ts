import { describe, expect, it } from 'vitest';
import { viewRoomName } from './room-name-view';

describe('viewRoomName', () => {
  it('lets an empty field be', () => {
    expect(viewRoomName('  ')).toEqual({ state: 'empty' });
  });

  it('takes a name in any case', () => {
    expect(viewRoomName(' Atelier_2 ')).toEqual({ state: 'fits', name: 'atelier_2' });
  });

  it('names each refused character once, and a name near it', () => {
    expect(viewRoomName('café & thé')).toEqual({
      state: 'wrong',
      why: 'characters',
      characters: 'é &',
      suggestion: 'cafe-the',
    });
  });

  it('tells a space from other characters', () => {
    expect(viewRoomName('my room')).toMatchObject({ why: 'space', suggestion: 'my-room' });
  });

  it('tells a name that is too long or kept by the app', () => {
    expect(viewRoomName('x'.repeat(50))).toMatchObject({ why: 'long', suggestion: 'x'.repeat(49) });
    expect(viewRoomName('Admin')).toEqual({ state: 'wrong', why: 'reserved', characters: '' });
  });
});
