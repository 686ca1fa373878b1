import { computed, inject, type Signal } from '@angular/core';
import { ownLinks } from '../link-reports';
import { RoomStore } from '../room-store';
import type { PeerView } from '../roster';
import type { Reporter } from './matrix';

/** Somebody in the room, by what they are called there; empty for who gave no name. */
export interface Named extends Reporter {
  readonly name: string;
  readonly self: boolean;
}

/** Everybody, oneself first. What somebody said who can't be reached any more is old, and so nothing. */
export function injectPeople(): Signal<readonly Named[]> {
  const store = inject(RoomStore);
  // Somebody's voice changes all the time, and the table is not about that.
  const counted = computed(() => store.others(), { equal: alike });
  return computed(() => {
    const self = store.self();
    const others = counted();
    if (!self) return [];
    return [
      { id: self.id, name: store.identity().displayName, self: true, links: ownLinks(others) },
      ...others.map(({ id, displayName, link, links }) => {
        return { id, name: displayName, self: false, links: link === 'connected' ? links : null };
      }),
    ];
  });
}

const parts = [
  'id',
  'displayName',
  'link',
  'links',
  'latencyMs',
  'health',
] as const satisfies readonly (keyof PeerView)[];

function alike(before: readonly PeerView[], now: readonly PeerView[]): boolean {
  return (
    before.length === now.length && now.every((peer, i) => parts.every((part) => peer[part] === before[i]?.[part]))
  );
}
