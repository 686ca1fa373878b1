import type { Signal, SignalDescription } from './signal.js';

/** More candidates than any host has. */
const MAX_CANDIDATES = 256;

/**
 * The last description sent and the candidates since: what to say again, word for word, when it seems to be lost. The
 * receiver knows a repeated description by its text, so repeating is harmless.
 */
export class SentRound {
  #signals: Signal[] = [];

  constructor(
    private readonly session: number,
    private readonly send: (signal: Signal, again: boolean) => void,
  ) {}

  describe(description: SignalDescription): void {
    const signal = { session: this.session, description };
    this.#signals = [signal];
    this.send(signal, false);
  }

  addCandidate(candidate: RTCIceCandidateInit): void {
    const signal = { session: this.session, candidate };
    if (this.#signals.length <= MAX_CANDIDATES) this.#signals.push(signal);
    this.send(signal, false);
  }

  repeat(): void {
    for (const signal of [...this.#signals]) this.send(signal, true);
  }
}
