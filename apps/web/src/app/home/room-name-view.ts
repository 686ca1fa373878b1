import { parseRoomName } from '@vroom/room-policy';
import { suggestRoomName } from '../shared/suggest-room-name';

/** What the home page says under the field while somebody types. */
export type RoomNameView =
  | { state: 'empty' }
  | { state: 'fits'; name: string }
  | { state: 'wrong'; why: 'characters' | 'space' | 'long' | 'reserved'; characters: string; suggestion?: string };

const maxLength = 49;

/** Judges a typed name, and words the trouble: which characters are not allowed, and which name near it is. */
export function viewRoomName(typed: string): RoomNameView {
  const text = typed.trim();
  if (text === '') return { state: 'empty' };
  const parsed = parseRoomName(text);
  if (parsed.ok) return { state: 'fits', name: parsed.name };
  const refused = [...new Set(text.toLowerCase().match(/[^a-z0-9_-]/gu) ?? [])];
  const suggestion = suggestRoomName(text);
  return {
    state: 'wrong',
    why: reason(parsed.problem === 'room_name_reserved', text, refused),
    characters: refused.filter((character) => character.trim() !== '').join(' '),
    ...(suggestion !== undefined && { suggestion }),
  };
}

function reason(reserved: boolean, text: string, refused: string[]): 'characters' | 'space' | 'long' | 'reserved' {
  if (reserved) return 'reserved';
  if (refused.length === 0) return text.length > maxLength ? 'long' : 'characters';
  return refused.every((character) => character.trim() === '') ? 'space' : 'characters';
}
