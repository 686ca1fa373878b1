/** What a room may be called: 1 to 49 lower-case letters, digits, `_` and `-`. */
export const roomNamePattern = /^[a-z0-9_-]{1,49}$/;

/**
 * First path segments that belong to the app or the server. A room's name is a path (`/atelier`), so a room with one of
 * these names could never be opened.
 */
export const reservedRoomNames: ReadonlySet<string> = new Set([
  'about',
  'admin',
  'api',
  'assets',
  'documentation',
  'error',
  'feedback',
  'goodbye',
  'healthz',
  'help',
  'home',
  'invitation',
  'media',
  'metrics',
  'not-found',
  'readyz',
  'theme',
]);

/** Why a name is refused: it does not fit {@link roomNamePattern}, or it is a route of the app. */
export type RoomNameProblem = 'room_name_invalid' | 'room_name_reserved';

/** A room name that passed {@link parseRoomName}: lower-case, fitting, not a route. */
export type RoomName = string & { readonly __brand: 'RoomName' };

export type RoomNameResult = { ok: true; name: RoomName } | { ok: false; problem: RoomNameProblem };

/**
 * Lower-cases and checks a name as a person typed it or as it stood in the address.
 *
 * @param input any text; white space around it is ignored, inside it is refused
 */
export function parseRoomName(input: string): RoomNameResult {
  const name = input.trim().toLowerCase();
  if (!roomNamePattern.test(name)) return { ok: false, problem: 'room_name_invalid' };
  if (reservedRoomNames.has(name)) return { ok: false, problem: 'room_name_reserved' };
  return { ok: true, name: name as RoomName };
}

// Letters that look like another one in most faces (l, i, o) or that spell words by accident (vowels) are left out.
const alphabet = 'bcdfghjkmnpqrstvwxyz23456789';

/**
 * A random room name such as `kx7d-m2qp-9tzv`: 12 symbols of 28, about 57 bits, so that nobody finds the room by guessing.
 *
 * @param randomInt gives a uniform integer in [0, max); it must come from a cryptographic source
 */
export function randomRoomName(randomInt: (max: number) => number): RoomName {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group()].join('-') as RoomName;
}
