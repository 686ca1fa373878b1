import type { Figures } from '../platform/metrics/exposition.js';

/** Whose figures: those of the process, or those of the instance, which every process would say alike. */
export type Whose = 'process' | 'instance';

/** What a process tells its supervisor. */
export type WorkerMessage =
  /** It listens, and this is for the operator. */
  | { readonly ready: string }
  /** It listens no more, and wants to hear that nothing else is on the way to it. */
  | { readonly closed: true }
  /** The answer to a `measure`. */
  | { readonly measured: number; readonly figures: Figures }
  /** Somebody asked it for all figures, which only the supervisor can have. */
  | { readonly scrape: number };

/** What a supervisor tells a process. */
export type SupervisorMessage =
  | { readonly closed: true }
  | { readonly measure: number; readonly whose: Whose }
  /** The answer to a `scrape`; `null` where there is none, and the supervisor's log says why. */
  | { readonly scraped: number; readonly text: string | null };
