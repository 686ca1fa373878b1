/** Presses on pictures, one after the other. */
export interface Presses {
  readonly pinned: string | null;
  readonly last: { readonly key: string; readonly at: number; readonly before: string | null } | null;
}

export const noPresses: Presses = { pinned: null, last: null };

export interface Pressed {
  readonly next: Presses;
  /** Which picture is to fill the screen, if any. */
  readonly fullScreen: string | null;
}

/** What every system takes for a double click. */
const doubleMs = 400;

/**
 * A press brings a picture to the front, or lets go of it. A second one right after it was meant for the same picture,
 * wherever that moved meanwhile: it asks for full screen, and the first did nothing.
 *
 * @param at - in ms; `null` for a key, which has a press of its own for that
 */
export function pressed(before: Presses, key: string, at: number | null): Pressed {
  const { last, pinned } = before;
  if (last && at !== null && at - last.at <= doubleMs)
    return { next: { pinned: last.before, last: null }, fullScreen: last.key };
  const now = pinned === key ? null : key;
  return { next: { pinned: now, last: at === null ? null : { key, at, before: pinned } }, fullScreen: null };
}
