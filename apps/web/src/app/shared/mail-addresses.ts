import { emailInput } from '@vroom/contract';

/** The parts of a text that may be addresses, with the names around them left out, as a mail program copies them. */
export function addressParts(text: string): string[] {
  const bare = text.replace(/"[^"]*"/g, ' ').replace(/[^,;<>\n]*<([^<>]*)>/g, ' $1 ');
  return bare.split(/[\s,;]+/).filter((part) => part !== '');
}

export function isMailAddress(text: string): boolean {
  return emailInput.safeParse(text).success;
}

/** Those that are not known yet, each once, whatever its letters' case: mail makes no difference there. */
export function freshAddresses(known: readonly string[], emails: readonly string[]): string[] {
  const seen = new Set(known.map((email) => email.toLowerCase()));
  return emails.filter((email) => {
    const isNew = !seen.has(email.toLowerCase());
    seen.add(email.toLowerCase());
    return isNew;
  });
}
