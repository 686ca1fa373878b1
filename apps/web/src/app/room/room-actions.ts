import { computed, Service, signal } from '@angular/core';

/** What can be done in the room from more than one place; of `details`, with whom is said. */
export type RoomAction =
  | 'microphone'
  | 'camera'
  | 'chat'
  | 'notes'
  | 'hand'
  | 'share'
  | 'leave'
  | 'microphones'
  | 'details'
  | 'connections'
  | 'invite'
  | 'shortcuts';
type Run = (peerId?: string) => unknown;

/**
 * Parts of the room do for each other what they can, without knowing each other: whoever can do something offers it, and a
 * key or a button elsewhere runs it.
 */
@Service({ autoProvided: false })
export class RoomActions {
  private readonly offers = signal<ReadonlyMap<RoomAction, Run>>(new Map());

  /** What somebody offers now. */
  readonly available = computed<ReadonlySet<RoomAction>>(() => new Set(this.offers().keys()));

  /** @returns a function that takes the offer back */
  offer(action: RoomAction, run: Run): () => void {
    this.offers.update((offers) => new Map(offers).set(action, run));
    return () => this.offers.update((offers) => new Map([...offers].filter(([, offered]) => offered !== run)));
  }

  /** Does it, if anybody can. */
  run(action: RoomAction, peerId?: string): void {
    void this.offers().get(action)?.(peerId);
  }
}
