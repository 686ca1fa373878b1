import type { Signal } from '../signal.js';

interface Parcel {
  from: string;
  to: string;
  signal: Signal;
}

/** Carries signals in order for each direction of each pair; when, and of which direction, the test decides. */
export class SignalingBus {
  /** Signals that this says `true` of are lost. */
  lose: (parcel: Parcel) => boolean = () => false;
  /** Those who have no connection to the server, and know it. */
  readonly away = new Set<string>();
  /** Everything ever sent, lost or not. */
  readonly sent: Parcel[] = [];
  readonly #queues = new Map<string, Parcel[]>();

  constructor(private readonly receive: (parcel: Parcel) => void) {}

  /** Directions with something to deliver. */
  get waiting(): string[] {
    return [...this.#queues].filter(([, queue]) => queue.length > 0).map(([direction]) => direction);
  }

  /** @returns `false` where the sender is away */
  send(from: string, to: string, signal: Signal): boolean {
    if (this.away.has(from)) return false;
    // As JSON: what crosses the wire is no object of ours.
    const parcel = { from, to, signal: JSON.parse(JSON.stringify(signal)) as Signal };
    this.sent.push(parcel);
    if (this.lose(parcel) || this.away.has(to)) return true;
    const direction = `${from}>${to}`;
    this.#queues.set(direction, [...(this.#queues.get(direction) ?? []), parcel]);
    return true;
  }

  /** Delivers the next signal of a direction. */
  deliver(direction: string): void {
    const parcel = this.#queues.get(direction)?.shift();
    if (parcel) this.receive(parcel);
  }

  /** Descriptions sent so far, of one type and, where given, by one peer. */
  descriptions(type: 'offer' | 'answer', from?: string): Parcel[] {
    return this.sent.filter(
      (parcel) =>
        'description' in parcel.signal &&
        parcel.signal.description.type === type &&
        (from === undefined || parcel.from === from),
    );
  }
}
