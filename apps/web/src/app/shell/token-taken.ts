import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { answerPlace, InvitationTokens } from '../shared/invitation-tokens';
import { tokenIn } from '../shared/token-in';

/** Takes the token of `/atelier#invitation=…` out of the address, before it stands in the browser's history. */
export const roomTokenTaken: CanActivateFn = ({ params, queryParams, fragment }) => {
  const room = String(params['room']);
  return taken(room, tokenIn(fragment, 'invitation'), queryParams);
};

/** Takes the token of `/invitation#…`. */
export const answerTokenTaken: CanActivateFn = ({ queryParams, fragment }) => {
  return taken(answerPlace, tokenIn(fragment), queryParams);
};

function taken(place: string, token: string | undefined, queryParams: Record<string, unknown>) {
  if (token === undefined) return true;
  inject(InvitationTokens).keep(place, token);
  return inject(Router).createUrlTree([place], { queryParams });
}
