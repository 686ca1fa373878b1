import { userInfo } from 'node:os';
import type { Actor } from '../platform/events/actor.js';

/** What the audit's column takes. */
const maxLength = 80;

/** Who runs the command, as the audit writes it. No principal of the server: `id` is `null`. */
export function operator(): Actor & { readonly id: null } {
  return { id: null, address: null, user: `cli ${userName()}`.slice(0, maxLength) };
}

/** The operating system's name for them; in a container a user may have none. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? '?'}`;
  }
}
