import type { ReactionName } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';

export interface ReactionsOptions {
  clock: Clock;
  /** Shows what somebody reacted; `null` when its time is over. */
  show(peerId: string, name: ReactionName | null): void;
}

const shownForMs = 5000;
/** How often one may react oneself. */
const ownPauseMs = 600;
/** How often others may. Less, since two messages may come closer together than they were sent. */
const peerPauseMs = 300;

/** Reactions, each for a few seconds; what comes faster than a finger presses is left out. */
export class Reactions {
  private readonly last = new Map<string, number>();
  private readonly timers = new Map<string, unknown>();

  constructor(private readonly options: ReactionsOptions) {}

  /** @returns whether it is shown, and may go out */
  own(selfId: string, name: ReactionName): boolean {
    return this.take(selfId, name, ownPauseMs);
  }

  received(from: string, name: ReactionName): void {
    this.take(from, name, peerPauseMs);
  }

  left(peerId: string): void {
    this.options.clock.clearTimeout(this.timers.get(peerId));
    this.timers.delete(peerId);
    this.last.delete(peerId);
    this.options.show(peerId, null);
  }

  close(): void {
    for (const peerId of [...this.timers.keys()]) this.left(peerId);
  }

  private take(peerId: string, name: ReactionName, pauseMs: number): boolean {
    const { clock } = this.options;
    const now = clock.now();
    if (now - (this.last.get(peerId) ?? -Infinity) < pauseMs) return false;
    this.last.set(peerId, now);
    clock.clearTimeout(this.timers.get(peerId));
    this.timers.set(
      peerId,
      clock.setTimeout(() => {
        this.timers.delete(peerId);
        this.options.show(peerId, null);
      }, shownForMs),
    );
    this.options.show(peerId, name);
    return true;
  }
}
