import { maxNotificationAddresses } from '@vroom/contract';
import { addressParts, freshAddresses, isMailAddress } from '../mail-addresses';

/** The list with what was typed or pasted in it, and what of that could not be taken. */
export interface AddedAddresses {
  readonly emails: readonly string[];
  /** What stays in the field. */
  readonly rest: string;
  readonly trouble: 'wrong' | 'many' | null;
}

export function addAddresses(known: readonly string[], text: string): AddedAddresses {
  const parts = addressParts(text);
  const wrong = parts.filter((part) => !isMailAddress(part));
  const fresh = freshAddresses(known, parts.filter(isMailAddress));
  const places = maxNotificationAddresses - known.length;
  const surplus = fresh.slice(places);
  return {
    emails: [...known, ...fresh.slice(0, places)],
    rest: [...wrong, ...surplus].join(', '),
    trouble: wrong.length > 0 ? 'wrong' : surplus.length > 0 ? 'many' : null,
  };
}
