import { isoDateSchema, roleSchema, type CreateApiKeyInput } from '@vroom/contract';
import { InvalidArgumentError } from 'commander';

type KeyRoom = CreateApiKeyInput['rooms'][number];

/** A number of things. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return Number(text);
}

/** A moment in UTC, such as 2027-01-31T00:00:00Z, or a day alone, which begins at midnight. */
export function moment(text: string): string {
  const full = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  if (!isoDateSchema.safeParse(full).success) {
    throw new InvalidArgumentError('It is a moment in UTC such as 2027-01-31 or 2027-01-31T18:00:00Z.');
  }
  return full;
}

/** NAME:ROLE, once more for each room. */
export function keyRoom(text: string, before: readonly KeyRoom[]): KeyRoom[] {
  const [name = '', role] = text.split(':');
  const parsed = roleSchema.exclude(['admin']).safeParse(role);
  if (name === '' || !parsed.success) {
    throw new InvalidArgumentError('It is a room and a role such as atelier:owner or atelier:participant.');
  }
  return [...before, { name, role: parsed.data }];
}
