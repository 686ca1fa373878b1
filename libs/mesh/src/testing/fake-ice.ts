/** The ICE agent of a fake connection (an `End`): credentials, candidates, state. */
export class FakeIce<End> {
  /** Username fragments in use, of the last negotiation that ended. */
  local: string | undefined;
  remote: string | undefined;
  /** The far end, once DTLS has met it. */
  peer: End | undefined;
  state: RTCIceConnectionState = 'new';
  readonly #candidates = new Set<string>();

  constructor(
    /** Looks whether the path to the far end is there now. */
    private readonly evaluate: () => void,
    private readonly changed: () => void,
  ) {}

  get generation(): string {
    return `${String(this.local)}>${String(this.remote)}`;
  }

  get hasCandidate(): boolean {
    return this.remote !== undefined && this.#candidates.has(this.remote);
  }

  addCandidate(ufrag: string): void {
    this.#candidates.add(ufrag);
  }

  /** A negotiation has ended with these credentials. */
  use(local: string, remote: string): void {
    const renewed = local !== this.local || remote !== this.remote;
    this.local = local;
    this.remote = remote;
    if (renewed && this.state !== 'connected') this.set('checking');
    this.evaluate();
  }

  /** Changes the state in a task of its own, as browsers do. */
  set(state: RTCIceConnectionState): void {
    queueMicrotask(() => {
      if (this.state === state || this.state === 'closed') return;
      this.state = state;
      this.changed();
    });
  }
}
