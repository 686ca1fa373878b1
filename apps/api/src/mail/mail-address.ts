import { mailAddress } from '../platform/config/setting-types.js';

/**
 * One address and nothing else: no name, no list, no line break that would begin another header. As wide as what the operator
 * may set; whatever the contract takes of people (`emailInput`) is one of these, so that nothing they write fails here.
 */
export function isMailAddress(text: string): boolean {
  return mailAddress.safeParse(text).success;
}

/** A text for a header line. nodemailer encodes it; that it is one line must not hang on that alone. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
