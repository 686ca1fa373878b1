import type { Clock } from './clock.js';
import type { LinkState } from './options.js';
import { Timer } from './timer.js';

/** What {@link Recovery} decides. */
export interface RecoveryActions {
  restartIce(): void;
  /** Replaces the connection; calls {@link Recovery.begin} in turn. */
  rebuild(): void;
  onState(state: LinkState): void;
}

/** A path that is back within this time was never gone. */
const GRACE_MS = 2_000;
/**
 * How long the polite side leaves the ICE restart to the other. Both notice a broken path at the same moment, and two
 * offers that meet cost Chromium seconds: it rolls one back, and then the picture stands until the next key frame.
 */
const POLITE_MS = 1_000;
/** A connection that is down for so long is not repaired any more but replaced. */
const DEADLINE_MS = 30_000;
const LONGEST_DEADLINE_MS = 120_000;
/** After a refused description, rebuild soon, but not at once and ever less soon. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * When to repair a link, and what to call its state. Two steps: ICE restarts (at once when ICE failed, after 2 s of
 * `disconnected`), and a new connection where 30 s of that did not help. It never gives up: `failed` is what is shown
 * after the first new connection that did not connect, while the next ones follow at growing distances.
 */
export class Recovery {
  readonly #grace: Timer;
  readonly #deadline: Timer;
  readonly #retry: Timer;
  #state: LinkState = 'connecting';
  /** New connections since the link was last connected. */
  #rebuilds = 0;

  constructor(
    clock: Clock,
    private readonly actions: RecoveryActions,
    private readonly polite: boolean,
  ) {
    this.#grace = new Timer(clock);
    this.#deadline = new Timer(clock);
    this.#retry = new Timer(clock);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** A connection is being built. `again` says that it takes the place of one that broke or never came to be. */
  begin(again: boolean): void {
    this.#clear();
    const failed = again && this.#rebuilds > 0;
    if (again) this.#rebuilds += 1;
    this.#deadline.arm(backOff(DEADLINE_MS, this.#rebuilds - 1, LONGEST_DEADLINE_MS), () => this.actions.rebuild());
    this.#change(failed ? 'failed' : this.#broken());
  }

  connected(): void {
    this.#clear();
    this.#rebuilds = 0;
    this.#change('connected');
  }

  /** ICE is checking. Somebody has restarted it already, if it was down. */
  pending(): void {
    this.#grace.clear();
  }

  disconnected(): void {
    this.#startDeadline();
    this.#grace.arm(GRACE_MS, () => this.#restart());
  }

  failed(): void {
    this.#startDeadline();
    this.#grace.clear();
    this.#restart();
  }

  /** The connection is beyond repair, whatever ICE says. */
  ruined(): void {
    if (this.#retry.armed) return;
    // Armed before anybody hears of it: a listener may close the link, and that must clear it.
    this.#retry.arm(backOff(RETRY_MS, this.#rebuilds, LONGEST_RETRY_MS), () => this.actions.rebuild());
    this.#change(this.#broken());
  }

  /** Waits no longer for a path to come back by itself. */
  endGrace(): void {
    if (!this.#grace.armed) return;
    this.#grace.clear();
    this.#restart();
  }

  /** There is new hope for a link that is down: what would be done later is done now. */
  hurry(): void {
    this.#grace.clear();
    if (this.#rebuilds === 0 && !this.#retry.armed) return this.#restart();
    // What failed before failed over another network.
    this.anew();
  }

  /** A new connection under new conditions: the pauses begin anew. */
  anew(): void {
    this.#rebuilds = 0;
    this.actions.rebuild();
  }

  /** The link is closed for good. */
  stop(): void {
    this.#clear();
    this.#change('closed');
  }

  #restart(): void {
    this.#change(this.#broken());
    // A listener may have closed the link.
    if (this.#state === 'closed') return;
    if (this.polite) this.#grace.arm(POLITE_MS, () => this.actions.restartIce());
    else this.actions.restartIce();
  }

  #startDeadline(): void {
    if (!this.#deadline.armed) this.#deadline.arm(DEADLINE_MS, () => this.actions.rebuild());
  }

  #broken(): LinkState {
    return this.#state === 'connected' ? 'reconnecting' : this.#state;
  }

  #change(state: LinkState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.actions.onState(state);
  }

  #clear(): void {
    for (const timer of [this.#grace, this.#deadline, this.#retry]) timer.clear();
  }
}

/** `first`, doubled `times` times, and no more than `longest`. */
function backOff(first: number, times: number, longest: number): number {
  return Math.min(first * 2 ** Math.max(0, times), longest);
}
