import type { Version } from './redis-meetings.js';

/** What one process still has to put right in Redis, by room: kept until it is done, however often Redis goes away meanwhile. */
export class Repairs {
  /** Rooms of which Redis lost what it knew, as we remember them. */
  readonly lost = new Map<string, Version>();
  /** Rooms in which others took this process for dead. */
  readonly missed = new Set<string>();
  /** Rooms in which a process may have left places when it ended. */
  readonly inherited = new Set<string>();
  /** Processes (one that ended, or ourselves) whose rooms may be ours without our knowing which. */
  readonly unsure = new Set<string>();
  /** Rooms where Redis may have done what we asked or not, or the others something that we did not hear of. */
  readonly doubted = new Set<string>();

  get none(): boolean {
    return [this.lost, this.missed, this.inherited, this.unsure, this.doubted].every(({ size }) => size === 0);
  }

  /** The rooms whose people may have missed something. */
  get toTell(): ReadonlySet<string> {
    return new Set([...this.lost.keys(), ...this.missed, ...this.doubted]);
  }
}
