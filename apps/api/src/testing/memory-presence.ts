import { MemoryPresenceStore } from '../presence/memory-presence-store.js';

/** Presence that writes nothing down: for tests in which no process comes after the first. */
export function memoryPresence(): MemoryPresenceStore {
  return new MemoryPresenceStore({ read: () => Promise.resolve(new Map()), note: () => undefined });
}
