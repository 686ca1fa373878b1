import { verifySync } from '@node-rs/argon2';

/** Whether this is an argon2id hash that a password can be compared with. Takes as long as one comparison. */
export function isPasswordHash(text: string): boolean {
  if (!text.startsWith('$argon2id$')) return false;
  try {
    // What can't be read is thrown; whether the empty password is the right one does not matter.
    verifySync(text, '');
    return true;
  } catch {
    return false;
  }
}
