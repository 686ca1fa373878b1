import type { CallBody } from '@vroom/contract';
import { parseRoomName } from '@vroom/room-policy';

/** One room that a key is to hold a role in, as it is being typed. */
export interface RoomDraft {
  /** Tells the rows apart. */
  id: number;
  name: string;
  role: 'participant' | 'owner';
}

/** How long a key works. */
export const expiries = ['never', 'month', 'quarter', 'year', 'date'] as const;
export type Expiry = (typeof expiries)[number];

/** A key as it is being made. */
export interface KeyDraft {
  label: string;
  scope: 'rooms' | 'admin';
  rooms: readonly RoomDraft[];
  expiry: Expiry;
  /** With `date`: as the browser's own field gives it, in the clock of whoever types. */
  until: string;
}

/** What is not right yet; a row's id where it is about its room. */
export type KeyProblem = 'label' | 'rooms' | 'expiry' | number;

export const emptyDraft: KeyDraft = {
  label: '',
  // The least that is of use: who wants more says so.
  scope: 'rooms',
  rooms: [{ id: 0, name: '', role: 'participant' }],
  expiry: 'never',
  until: '',
};

const day = 86_400_000;
const spans: Partial<Record<Expiry, number>> = { month: 30 * day, quarter: 90 * day, year: 365 * day };

/** In the order of the form. */
export function keyProblems(draft: KeyDraft, now: number): KeyProblem[] {
  const filled = draft.rooms.filter(({ name }) => name.trim() !== '');
  const wrong = filled.filter(({ name }) => !parseRoomName(name).ok).map(({ id }) => id);
  const missing: KeyProblem[] = filled.length === 0 ? ['rooms'] : wrong;
  return [
    ...(draft.label.trim() === '' ? (['label'] as const) : []),
    ...(draft.scope === 'rooms' ? missing : []),
    ...(draft.expiry === 'date' && !(new Date(draft.until).getTime() > now) ? (['expiry'] as const) : []),
  ];
}

/** What to ask the server for; the draft has no problems. */
export function keyInput(draft: KeyDraft, now: number): CallBody<'createApiKey'> {
  const expiresAt = expiryOf(draft, now);
  const rooms = draft.rooms.flatMap(({ name, role }) => {
    const parsed = parseRoomName(name);
    return parsed.ok ? [{ name: parsed.name, role }] : [];
  });
  return {
    label: draft.label.trim(),
    admin: draft.scope === 'admin',
    rooms: draft.scope === 'rooms' ? rooms : [],
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
  };
}

/** In ms since 1970; `undefined` for never. */
export function expiryOf({ expiry, until }: KeyDraft, now: number): number | undefined {
  if (expiry === 'date') return new Date(until).getTime();
  const span = spans[expiry];
  return span === undefined ? undefined : now + span;
}
