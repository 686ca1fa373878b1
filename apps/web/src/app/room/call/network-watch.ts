import type { Clock } from '@vroom/mesh';

/** The part of `navigator.connection` that is used; phones have it. */
interface NetworkConnection extends EventTarget {
  readonly type?: string;
}

/** Several events tell of one change: after the first, the next are gathered for so long. */
const gatherMs = 2000;
/** A clock that was not looked at for so long stood still: the computer slept. */
const tickMs = 5000;
const sleptMs = 20_000;

/**
 * Tells when the links should be looked at: another network, a network that is back, a page that is looked at again, a
 * page or a computer that slept.
 *
 * @param check `renew` says that the paths so far are likely to be gone
 * @returns a function that stops watching
 */
export function watchNetwork(window: Window, clock: Clock, check: (renew: boolean) => void): () => void {
  const gathered = new Gathered(clock, check);
  const life = new AbortController();
  const { signal } = life;
  const changed = () => gathered.tell(true);
  window.addEventListener('online', changed, { signal });
  // A frozen page runs again: its connections had no chance to keep themselves alive.
  window.document.addEventListener('resume', changed, { signal });
  window.document.addEventListener(
    'visibilitychange',
    () => {
      if (window.document.visibilityState === 'visible') gathered.tell(false);
    },
    { signal },
  );
  watchType(window, changed, signal);
  const stopTicking = watchSleep(clock, changed);
  return () => {
    life.abort();
    stopTicking();
    gathered.stop();
  };
}

/** The event comes with every new estimate of the speed, too; only another kind of network counts. */
function watchType({ navigator }: Window, changed: () => void, signal: AbortSignal): void {
  const { connection } = navigator as Navigator & { connection?: NetworkConnection };
  let type = connection?.type;
  const look = () => {
    const before = type;
    type = connection?.type;
    if (type !== before && type !== 'none') changed();
  };
  connection?.addEventListener('change', look, { signal });
}

function watchSleep(clock: Clock, woke: () => void): () => void {
  let timer: unknown;
  const tick = () => {
    const before = clock.now();
    timer = clock.setTimeout(() => {
      tick();
      if (clock.now() - before > sleptMs) woke();
    }, tickMs);
  };
  tick();
  return () => clock.clearTimeout(timer);
}

/** Passes the first word on at once, and what follows it soon after as one. */
class Gathered {
  private timer: unknown;
  private quiet = true;
  private later: boolean | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly pass: (renew: boolean) => void,
  ) {}

  tell(renew: boolean): void {
    if (!this.quiet) {
      this.later = this.later === true || renew;
      return;
    }
    this.quiet = false;
    this.later = undefined;
    this.timer = this.clock.setTimeout(() => {
      this.quiet = true;
      if (this.later !== undefined) this.tell(this.later);
    }, gatherMs);
    this.pass(renew);
  }

  stop(): void {
    this.clock.clearTimeout(this.timer);
  }
}
