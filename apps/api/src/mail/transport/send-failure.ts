import { oneLine } from '../mail-address.js';
import { withoutLinks } from './without-links.js';

/** Why a mail could not be sent. */
export interface SendFailure {
  /** No other try will help. */
  permanent: boolean;
  /** A line for people, without anything that would let somebody in. */
  reason: string;
}

/** As long as the column. */
const maxReason = 500;
/** What sendmail says of a mail that can't ever be sent, by sysexits.h: bad data, no such user, no such host. */
const hopelessExits: ReadonlySet<string | undefined> = new Set(['65', '67', '68']);

/**
 * Only what a mail server says about this recipient or this mail is final. A wrong password or a sender that it doesn't
 * know is for the operator to mend, and the mails wait for that.
 */
export function failureOf(error: unknown): SendFailure {
  if (!(error instanceof Error)) return { permanent: false, reason: 'unknown' };
  const { command, responseCode = 0 } = error as { command?: string; responseCode?: number };
  const refused = responseCode >= 500 && responseCode < 600 && (command === 'RCPT TO' || command === 'DATA');
  const exit = /^Sendmail exited with code (\d+)/.exec(error.message)?.[1];
  return {
    permanent: refused || hopelessExits.has(exit),
    reason: withoutLinks(oneLine(error.message)).slice(0, maxReason),
  };
}
