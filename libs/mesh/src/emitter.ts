import type { MeshLog } from './log.js';

/** Typed events. A listener that throws is logged and harms no other; after `close` nothing is delivered. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(event: never) => void>>();
  #closed = false;

  constructor(private readonly log: MeshLog) {}

  on<K extends keyof Events>(event: K, listener: (event: Events[K]) => void): () => void {
    if (this.#closed) return () => undefined;
    // Wrapped, so that the same function subscribed twice is two subscriptions.
    const entry = (value: Events[K]): void => {
      listener(value);
    };
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(entry));
    return () => {
      listeners.delete(entry);
    };
  }

  emit<K extends keyof Events>(event: K, value: Events[K]): void {
    const listeners = this.#listeners.get(event);
    if (!listeners) return;
    for (const listener of [...listeners] as ((event: Events[K]) => void)[]) {
      // One that an earlier listener unsubscribed, or a close in between, hears nothing any more.
      if (this.#closed || !listeners.has(listener)) continue;
      try {
        listener(value);
      } catch (error) {
        this.log.warn('a listener threw', { event: String(event), error });
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
  }
}
