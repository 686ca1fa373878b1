import type { Peer } from '@vroom/contract';

/** Whose hands are raised, by id: who raised theirs first comes first. */
export function handOrder(people: readonly Readonly<Pick<Peer, 'id' | 'hand'>>[]): readonly string[] {
  return people
    .flatMap(({ id, hand }) => (hand === null ? [] : [{ id, hand }]))
    .sort((one, other) => one.hand - other.hand || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}
