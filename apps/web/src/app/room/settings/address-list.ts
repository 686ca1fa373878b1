import { maxNotificationAddresses, notificationsSchema } from '@vroom/contract';

/** The list with what was typed or pasted in it, and what of that could not be taken. */
export interface AddedAddresses {
  readonly emails: readonly string[];
  /** What stays in the field. */
  readonly rest: string;
  readonly trouble: 'wrong' | 'many' | null;
}

/** The parts of a text that may be addresses, with the names around them left out, as a mail program copies them. */
function partsOf(text: string): string[] {
  const bare = text.replace(/"[^"]*"/g, ' ').replace(/[^,;<>\n]*<([^<>]*)>/g, ' $1 ');
  return bare.split(/[\s,;]+/).filter((part) => part !== '');
}

function isAddress(text: string): boolean {
  return notificationsSchema.safeParse({ emails: [text] }).success;
}

/** Each address once, whatever its letters' case: mail makes no difference there. */
export function addAddresses(known: readonly string[], text: string): AddedAddresses {
  const parts = partsOf(text);
  const wrong = parts.filter((part) => !isAddress(part));
  const seen = new Set(known.map((email) => email.toLowerCase()));
  const fresh = parts.filter((part) => {
    const isNew = isAddress(part) && !seen.has(part.toLowerCase());
    seen.add(part.toLowerCase());
    return isNew;
  });
  const places = maxNotificationAddresses - known.length;
  const surplus = fresh.slice(places);
  return {
    emails: [...known, ...fresh.slice(0, places)],
    rest: [...wrong, ...surplus].join(', '),
    trouble: wrong.length > 0 ? 'wrong' : surplus.length > 0 ? 'many' : null,
  };
}
