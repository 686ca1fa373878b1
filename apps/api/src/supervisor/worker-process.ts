import type { Figures } from '../platform/metrics/exposition.js';
import type { Whose } from './messages.js';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that does the work, as its supervisor sees it. */
export interface WorkerProcess {
  /** `undefined` where the system made none. */
  readonly pid: number | undefined;
  /** What it has to tell the operator, once it listens; `undefined` where it ended before. */
  readonly ready: Promise<string | undefined>;
  readonly ended: Promise<Ending>;
  /** What it says of itself or of the instance; `undefined` where it does not, in a few seconds at most. */
  figures(whose: Whose): Promise<Figures | undefined>;
  /** Asks it to finish what is under way and end. */
  stop(): void;
  kill(): void;
}

export type StartWorker = () => WorkerProcess;
