import { DestroyRef, DOCUMENT, inject, type Signal, signal } from '@angular/core';

/** Whether a media query such as `(width < 900px)` is true now. Called while something is made, and kept for as long as that lives. */
export function mediaMatches(query: string): Signal<boolean> {
  const list = inject(DOCUMENT).defaultView?.matchMedia(query);
  const matches = signal(list?.matches === true);
  const follow = ({ matches: now }: MediaQueryListEvent) => matches.set(now);
  list?.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', follow));
  return matches.asReadonly();
}
