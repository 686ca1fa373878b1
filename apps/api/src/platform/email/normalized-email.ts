/** The domain of an address is the same in any case (RFC 5321 §2.4); what stands before it may not be. */
export function normalizedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return email.slice(0, at) + email.slice(at).toLowerCase();
}
