import type { PadSession } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';

/** What there is to see of a pad: waited for, its page (another `visit` is another page, also at the same address), or trouble. */
export type PadState =
  { at: 'loading' } | { at: 'shown'; padUrl: string; visit: number } | { at: 'failed'; error: unknown };

/**
 * Asked this often, in ms, the server gives another session in time: it does so an hour before the one before ends. Its clock says
 * when, not ours, which may be wrong.
 */
export const checkTime = 25 * 60_000;
/** After a question without an answer, in ms. */
export const retryTime = 60_000;
/** Somebody who writes is left in peace for so long, and it is looked so often whether they still do, in ms. */
export const [peace, lookTime] = [20 * 60_000, 10_000];

export interface PadVisitOptions {
  /** Asks the server for the way in. */
  readonly ask: () => Promise<PadSession>;
  readonly show: (state: PadState) => void;
  /** Whether somebody is writing in the page now. */
  readonly busy: () => boolean;
  readonly clock: Clock;
}

/** One stay at a pad: asks for the way in, and for another one before it ends. */
export class PadVisit {
  private held: PadSession | undefined;
  private visits = 0;
  private timer: unknown;
  /** What was asked for in an earlier turn is no longer wanted. */
  private turn = 0;

  constructor(private readonly options: PadVisitOptions) {}

  /** Begins, or begins again, say because the pad is another one now. */
  async begin(): Promise<void> {
    this.end();
    const { ask, show } = this.options;
    const { turn } = this;
    show({ at: 'loading' });
    try {
      const session = await ask();
      if (turn === this.turn) this.open(session);
    } catch (error) {
      if (turn === this.turn) show({ at: 'failed', error });
    }
  }

  end(): void {
    this.turn += 1;
    this.options.clock.clearTimeout(this.timer);
  }

  private open(session: PadSession): void {
    this.held = session;
    this.visits += 1;
    this.options.show({ at: 'shown', padUrl: session.padUrl, visit: this.visits });
    this.later(checkTime, () => void this.check());
  }

  /** Etherpad keeps to the session with which a page was opened: another session needs the page anew. */
  private async check(): Promise<void> {
    const { clock, ask } = this.options;
    const { turn } = this;
    // What is wrong now may be mended by the next time; until then the page goes on as it is.
    const session = await ask().catch(() => undefined);
    if (turn !== this.turn) return;
    if (session === undefined) this.later(retryTime, () => void this.check());
    else if (session.expiresAt === this.held?.expiresAt && session.padUrl === this.held.padUrl)
      this.later(checkTime, () => void this.check());
    else this.openInPeace(session, clock.now() + peace);
  }

  private openInPeace(session: PadSession, latest: number): void {
    const { busy, clock } = this.options;
    if (busy() && clock.now() < latest) this.later(lookTime, () => this.openInPeace(session, latest));
    else this.open(session);
  }

  private later(ms: number, action: () => void): void {
    this.timer = this.options.clock.setTimeout(action, ms);
  }
}
