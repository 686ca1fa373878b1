import { parseRoomName, type RoomName } from '@vroom/room-policy';

/** The nearest allowed name: `Café d’été` → `cafe-d-ete`; `undefined` where nothing is left of it. */
export function suggestRoomName(text: string): RoomName | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_]+/g, '-')
    .slice(0, 49)
    .replace(/^-+|-+$/g, '');
  const parsed = parseRoomName(plain);
  return parsed.ok ? parsed.name : undefined;
}
