import { inject } from '@angular/core';
import { type CanMatchFn, Router } from '@angular/router';
import { parseRoomName } from '@vroom/room-policy';

/** Lets a fitting room name through, sends `/Atelier` to `/atelier`, and leaves the rest to the page that explains it. */
export const roomNameFits: CanMatchFn = (_route, segments) => {
  const typed = segments[0]?.path ?? '';
  const parsed = parseRoomName(typed);
  if (!parsed.ok) return false;
  if (parsed.name === typed) return true;
  const router = inject(Router);
  const { queryParams, fragment } = router.currentNavigation()?.initialUrl ?? router.parseUrl('');
  return router.createUrlTree([parsed.name], { queryParams, ...(fragment !== null && { fragment }) });
};
