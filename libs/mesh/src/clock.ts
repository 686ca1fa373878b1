/** Time, injected so that tests decide when it passes. */
export interface Clock {
  /** Milliseconds since the epoch. The first session number of a link derives from it, so it must survive a reload. */
  now(): number;
  /** Calls `fn` once, `ms` milliseconds from now. Returns a handle for {@link Clock.clearTimeout}. */
  setTimeout(fn: () => void, ms: number): unknown;
  /** Cancels a timer. An unknown or expired handle is ignored. */
  clearTimeout(handle: unknown): void;
}

/** The clock of the platform. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (fn, ms) => globalThis.setTimeout(fn, ms),
  clearTimeout: (handle) => {
    globalThis.clearTimeout(handle as number | undefined);
  },
};
