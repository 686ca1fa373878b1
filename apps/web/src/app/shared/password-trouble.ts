import type { ApiError } from '@vroom/api-client';

export type PasswordTrouble = 'wrong' | 'required' | 'wait';

/** What a failure says about the password, `null` where it is about something else. */
export function passwordTrouble(error: ApiError | undefined): PasswordTrouble | null {
  if (error?.code === 'wrong_password') return 'wrong';
  if (error?.code === 'password_required') return 'required';
  return error?.code === 'too_many_requests' && error.problem?.retryAfter !== undefined ? 'wait' : null;
}
