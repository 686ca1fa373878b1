import { addressParts, freshAddresses, isMailAddress } from '../../shared/mail-addresses';

/** What is wrong with what was given for an address. */
export type RecipientProblem = 'noAt' | 'noAddress' | 'refused' | 'tooMany';

export interface Recipient {
  readonly email: string;
  readonly problem: RecipientProblem | null;
}

/** The list with what was typed or pasted in it, each once. */
export function withRecipients(known: readonly string[], text: string): string[] {
  return [...known, ...freshAddresses(known, addressParts(text))];
}

/**
 * Each of the list with what is wrong with it.
 *
 * @param refused what the server took for no address
 * @param max how many may be invited at once; those behind are too many
 */
export function checkedRecipients(
  emails: readonly string[],
  refused: ReadonlySet<string>,
  max: number,
): readonly Recipient[] {
  let places = max;
  return emails.map((email) => {
    const wrong = wrongForm(email) ?? (refused.has(email) ? 'refused' : null);
    return { email, problem: wrong ?? (places-- > 0 ? null : 'tooMany') };
  });
}

/** Whether a text that somebody is typing is whole: a name before an address goes on after its spaces. */
export function isWhole(text: string): boolean {
  if (/[,;\n]/.test(text)) return true;
  return /\s$/.test(text) && text.includes('@') && text.split('<').length === text.split('>').length;
}

function wrongForm(email: string): RecipientProblem | null {
  if (!email.includes('@')) return 'noAt';
  return isMailAddress(email) ? null : 'noAddress';
}
