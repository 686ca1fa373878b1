import type { RoomAction } from '../room-actions';

/** The keys and what they do, in the order of the list. */
export const shortcutKeys = {
  m: 'microphone',
  v: 'camera',
  c: 'chat',
  n: 'notes',
  h: 'hand',
  s: 'share',
  l: 'leave',
  '?': 'shortcuts',
} as const satisfies Record<string, RoomAction>;

export type ShortcutKey = keyof typeof shortcutKeys;

/** The part of a KeyboardEvent that counts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing' | 'defaultPrevented'
>;

/** What a key does. Nothing with a modifier: that belongs to the browser and to the system. */
export function shortcutOf(press: KeyPress): RoomAction | undefined {
  if (!isPlain(press) || press.repeat) return undefined;
  // On some keyboards `?` takes the shift key; a letter with it is somebody writing.
  if (press.key === '?') return shortcutKeys['?'];
  const key = press.key.toLowerCase();
  return !press.shiftKey && Object.hasOwn(shortcutKeys, key) ? shortcutKeys[key as ShortcutKey] : undefined;
}

export function isPlain({ ctrlKey, altKey, metaKey, isComposing, defaultPrevented }: KeyPress): boolean {
  return !ctrlKey && !altKey && !metaKey && !isComposing && !defaultPrevented;
}

/** Where a key is text, or finds a line in a list; and all that floats over the room has keys of its own. */
export const typingPlaces =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), .cdk-overlay-container';

/** Where the space bar presses, opens or scrolls something. */
export const pressingPlaces =
  'button, a[href], summary, video[controls], audio[controls], [role="button"], [tabindex]:not([tabindex="-1"])';
