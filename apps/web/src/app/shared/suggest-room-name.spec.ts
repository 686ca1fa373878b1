import { describe, expect, it } from 'vitest';
import { suggestRoomName } from './suggest-room-name';

describe('suggestRoomName', () => {
  it.each([
    ['Café d’été', 'cafe-d-ete'],
    ['  Œuvre  n° 5 ! ', 'oeuvre-n-5'],
    ['Straße', 'strasse'],
    ['x'.repeat(60), 'x'.repeat(49)],
  ])('%s → %s', (text, name) => {
    expect(suggestRoomName(text)).toBe(name);
  });

  it('has nothing to offer where nothing is left, or only a name of the app', () => {
    expect(suggestRoomName('日本')).toBeUndefined();
    expect(suggestRoomName('Admin!')).toBeUndefined();
  });
});
