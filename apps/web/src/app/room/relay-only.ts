import { computed, effect, inject, untracked } from '@angular/core';
import { Preferences } from '../shared/preferences';
import { onceHidden } from './once-hidden';
import { RoomStore } from './room-store';

/**
 * Whether one sends through relays alone, by one's own wish or the room's; once so in the room, until one leaves it.
 *
 * @param changed called when it may be another, after the fact
 */
export function injectRelayOnly(changed: () => void): () => boolean {
  const preferences = inject(Preferences);
  const store = inject(RoomStore);
  const wished = computed(() => preferences.values().hideAddress === true || store.settings()?.relayOnly === true);
  const relayOnly = onceHidden(wished, () => store.joinedAt() !== null);
  effect(() => {
    wished();
    untracked(changed);
  });
  return relayOnly;
}
