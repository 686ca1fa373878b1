import type { Clock } from '@vroom/mesh';

export interface HistoryRequestOptions {
  /** Who may have the history, the one that has been there longest first. */
  candidates: readonly string[];
  /** Asks one whose channel is open. */
  ask(peerId: string): void;
  clock: Clock;
  /** How long one candidate may take, from its turn to its last part, in ms. */
  patienceMs?: number;
}

/**
 * Gets the chat history from one of those who were there before: asks one after the other until one gave all of it. Who
 * gives it says what others said, so nobody can get that role by an own act: only elders have a turn, one at a time, each
 * is asked once, and a channel that opens again changes nothing.
 */
export class HistoryRequest {
  private readonly waiting: string[];
  private readonly open = new Set<string>();
  private readonly patienceMs: number;
  private turn: string | undefined;
  /** Whether the one whose turn it is was asked. */
  private asked = false;
  private timer: unknown;

  constructor(private readonly options: HistoryRequestOptions) {
    this.waiting = [...options.candidates];
    this.patienceMs = options.patienceMs ?? 4000;
    this.next();
  }

  /** A channel opened, for the first time or again. */
  opened(peerId: string): void {
    this.open.add(peerId);
    if (this.turn === peerId) this.ask(peerId);
  }

  left(peerId: string): void {
    this.open.delete(peerId);
    const at = this.waiting.indexOf(peerId);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.turn === peerId) this.next();
  }

  /** Whether a part of the history from `peerId` is welcome: only who is being asked may say what others said. */
  accepts(peerId: string): boolean {
    return this.asked && this.turn === peerId;
  }

  /** The last part came. */
  completed(peerId: string): void {
    if (this.accepts(peerId)) this.close();
  }

  /** Nobody is asked any more, and nothing is accepted. */
  close(): void {
    this.waiting.length = 0;
    this.endTurn();
  }

  private next(): void {
    this.endTurn();
    this.turn = this.waiting.shift();
    if (this.turn === undefined) return;
    this.timer = this.options.clock.setTimeout(() => this.next(), this.patienceMs);
    if (this.open.has(this.turn)) this.ask(this.turn);
  }

  private endTurn(): void {
    this.turn = undefined;
    this.asked = false;
    this.options.clock.clearTimeout(this.timer);
  }

  private ask(peerId: string): void {
    if (this.asked) return;
    this.asked = true;
    this.options.ask(peerId);
  }
}
