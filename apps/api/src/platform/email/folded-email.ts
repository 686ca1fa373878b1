/**
 * The mailbox that an address most likely is, for counting: letters' case makes no difference, nor does what stands behind a
 * `+`, of which everybody has any number.
 */
export function foldedEmail(email: string): string {
  return email.toLowerCase().replace(/^([^+]+)\+.*@/, '$1@');
}
