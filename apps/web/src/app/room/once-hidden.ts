/**
 * Whether addresses are hidden, where nobody's choice shows in the middle of a stay what was hidden in it: direct paths would
 * tell everybody at once, and nobody could take that back. Read anew each time.
 *
 * @param wished whether one's own choice or the room's is to hide them now
 * @param staying whether one is in the room; before that nothing was hidden or told
 */
export function onceHidden(wished: () => boolean, staying: () => boolean): () => boolean {
  let kept = false;
  return () => {
    const now = wished();
    kept ||= now && staying();
    return kept || now;
  };
}
