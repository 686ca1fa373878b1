/** For how long a client's failures are remembered after the last one, in ms. Longer than the longest wait. */
export const clientMemory = 60 * 60_000;
/** For how long a scope's are after the first one, in ms; then the count begins anew. */
export const scopeMemory = 5 * 60_000;

/** An attempt that may go on. Whoever makes it says afterwards what became of it. */
export interface Attempt {
  readonly client: string;
  readonly scope: string;
  /** When the same client may try the next time, in ms since 1970 UTC. */
  readonly freeAt: number;
  /** Failures in this scope, from everywhere, in the last minutes, this one not counted. */
  readonly recent: number;
}

export type Begun = { ok: true; attempt: Attempt } | { ok: false; wait: number };

/**
 * What is remembered of wrong passwords, per client and scope. Each method is one atomic step: parallel guesses get no
 * discount, on any number of processes.
 */
export abstract class FailureStore {
  /** Counts a failure before it is known to be one; while a wait is running, counts nothing and says how long it lasts. */
  abstract begin(client: string, scope: string): Promise<Begun>;
  /** It was none, or was never checked: this one does not count. */
  abstract takeBack(attempt: Attempt): Promise<void>;
  /** It was right: all that this client got wrong in this scope is forgotten. */
  abstract forgive(attempt: Attempt): Promise<void>;
}
