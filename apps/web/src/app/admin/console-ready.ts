import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Languages } from '../shared/languages';
import { adminTexts } from './admin-texts';
import { AdminAccess } from './kit/admin-access';

/**
 * Nothing of the console is drawn before its words are there and it is known who asks. It keeps nobody away: the console
 * itself shows a stranger the sign-in, under the address that was asked for.
 */
export const consoleReady: CanActivateFn = async () => {
  const access = inject(AdminAccess);
  await Promise.all([inject(Languages).add(adminTexts), access.look()]);
  return true;
};
