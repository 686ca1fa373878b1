import { describe, expect, it } from 'vitest';
import { type KeyPress, shortcutOf } from './keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

describe('shortcutOf', () => {
  it.each([
    ['m', 'microphone'],
    ['v', 'camera'],
    ['c', 'chat'],
    ['n', 'notes'],
    ['h', 'hand'],
    ['s', 'share'],
    ['l', 'leave'],
    ['?', 'shortcuts'],
  ])('%s is %s', (key, action) => expect(shortcutOf(press(key))).toBe(action));

  it('knows a letter with caps lock, and a question mark that takes the shift key', () => {
    expect(shortcutOf(press('M'))).toBe('microphone');
    expect(shortcutOf(press('?', { shiftKey: true }))).toBe('shortcuts');
  });

  it.each([
    press('m', { ctrlKey: true }),
    press('m', { altKey: true }),
    press('m', { metaKey: true }),
    press('M', { shiftKey: true }),
    press('m', { repeat: true }),
    press('m', { isComposing: true }),
    press('m', { defaultPrevented: true }),
    press('x'),
    press('Enter'),
    press('constructor'),
  ])('leaves %o alone', (other) => expect(shortcutOf(other)).toBeUndefined());
});
