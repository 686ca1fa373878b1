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

/** Gets the chat history from one of those who were there before: asks one after the other until one gave all of it. */
export class HistoryRequest {
  private readonly waiting: string[];
  private readonly open = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly patienceMs: number;
  private turn: string | undefined;
  private timer: unknown;
  private done = false;

  constructor(private readonly options: HistoryRequestOptions) {
    this.waiting = [...options.candidates];
    this.patienceMs = options.patienceMs ?? 4000;
    this.next();
  }

  /** A channel opened. One that opens again may have missed something meanwhile, so it is asked in any case. */
  opened(peerId: string): void {
    const again = this.open.has(peerId);
    this.open.add(peerId);
    if (again || this.turn === peerId) this.ask(peerId);
  }

  left(peerId: string): void {
    this.open.delete(peerId);
    this.asked.delete(peerId);
    const at = this.waiting.indexOf(peerId);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.turn === peerId) this.next();
  }

  /** Whether a part of the history from `peerId` is welcome: only who was asked may say what others said. */
  accepts(peerId: string): boolean {
    return this.asked.has(peerId);
  }

  /** The last part came. */
  completed(peerId: string): void {
    this.asked.delete(peerId);
    this.done = true;
    this.close();
  }

  close(): void {
    this.turn = undefined;
    this.options.clock.clearTimeout(this.timer);
  }

  private next(): void {
    this.close();
    if (this.done) return;
    this.turn = this.waiting.shift();
    if (this.turn === undefined) return;
    this.timer = this.options.clock.setTimeout(() => this.next(), this.patienceMs);
    if (this.open.has(this.turn)) this.ask(this.turn);
  }

  private ask(peerId: string): void {
    this.asked.add(peerId);
    this.options.ask(peerId);
  }
}
