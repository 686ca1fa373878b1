import { describe, parse, type FakeDescription } from './fake-sdp.js';
import { FakeSections } from './fake-sections.js';
import { Operations } from './operations.js';

let serial = 0;

/** The signaling half of a fake connection: the state machine of W3C webrtc-pc §4.4.1.5 and RFC 8829 §4.1.10. */
export abstract class FakeSignaling extends EventTarget {
  signalingState: RTCSignalingState = 'stable';
  /** Offers and answers made so far. */
  readonly made = { offer: 0, answer: 0 };
  /** Refuses the next description of this side, as a browser may for reasons of its own. */
  failNext: 'local' | 'remote' | undefined;
  protected readonly sections = new FakeSections(
    () => this.signalingState === 'closed',
    () => this.updateNegotiationNeeded(),
  );
  protected readonly operations = new Operations(() => this.updateNegotiationNeeded());
  protected readonly fingerprint: string;
  #local: { current?: FakeDescription | undefined; pending?: FakeDescription | undefined } = {};
  #remote: { current?: FakeDescription | undefined; pending?: FakeDescription | undefined } = {};
  /** [[LocalIceCredentialsToReplace]]. */
  #replacing: string | undefined;
  #needed = false;
  #generation = 0;
  #version = 0;

  constructor(readonly owner: string) {
    super();
    serial += 1;
    this.fingerprint = `${owner}-${String(serial)}`;
  }

  get localDescription(): FakeDescription | null {
    return this.#local.pending ?? this.#local.current ?? null;
  }

  get remoteDescription(): FakeDescription | null {
    return this.#remote.pending ?? this.#remote.current ?? null;
  }

  /** Candidates of `ufrag` are wanted. */
  protected abstract gather(ufrag: string): void;
  /** An offer was answered; both sides know these credentials now. */
  protected abstract negotiated(localUfrag: string, remoteUfrag: string): void;

  restartIce(): void {
    this.#replacing = this.#local.current?.parsed.ufrag;
    this.updateNegotiationNeeded();
  }

  setLocalDescription(): Promise<void> {
    return this.operations.chain(() => {
      this.#failIfAsked('local');
      const before = this.localDescription?.parsed.ufrag;
      const remote = this.#remote.pending;
      const description = remote ? this.#answer(remote) : this.#offer();
      this.made[description.type] += 1;
      if (remote) this.#stabilise(description, remote);
      else {
        this.#local.pending = description;
        this.#changeState('have-local-offer');
      }
      if (description.parsed.ufrag !== before) this.gather(description.parsed.ufrag);
    });
  }

  setRemoteDescription(init: RTCSessionDescriptionInit): Promise<void> {
    return this.operations.chain(() => {
      this.#failIfAsked('remote');
      const description = parse(init);
      if (description.type === 'answer') {
        const offer = this.#local.pending;
        if (!offer) throw new DOMException('no offer is out', 'InvalidStateError');
        this.#take(description);
        this.#stabilise(offer, description);
        return;
      }
      if (this.#local.pending) this.#rollBack();
      this.#remote.pending = description;
      this.#take(description);
      this.#changeState('have-remote-offer');
    });
  }

  /** Credentials of the remote side that candidates may belong to. */
  protected remoteUfrags(): string[] {
    const known = [this.#remote.pending, this.#remote.current];
    return known.flatMap((description) => (description ? [description.parsed.ufrag] : []));
  }

  /** W3C webrtc-pc §4.7.3. The event comes as a microtask, and only in a stable connection that is idle. */
  protected updateNegotiationNeeded(): void {
    queueMicrotask(() => {
      if (!this.operations.empty || this.signalingState !== 'stable') return;
      const needed =
        this.#replacing !== undefined || this.sections.needNegotiation(this.#local.current, this.#remote.current);
      const fire = needed && !this.#needed;
      this.#needed = needed;
      if (fire) this.dispatchEvent(new Event('negotiationneeded'));
    });
  }

  #offer(): FakeDescription {
    const current = this.#local.current?.parsed;
    const renew = current === undefined || this.#replacing !== undefined;
    return this.#describe('offer', renew ? undefined : current.ufrag, this.sections.offer(current?.sections ?? []));
  }

  #answer(offer: FakeDescription): FakeDescription {
    const current = this.#local.current?.parsed.ufrag;
    const renew = offer.parsed.ufrag !== this.#remote.current?.parsed.ufrag;
    return this.#describe('answer', renew ? undefined : current, this.sections.answer(offer.parsed.sections));
  }

  #describe(type: 'offer' | 'answer', ufrag: string | undefined, sections: ReturnType<FakeSections['offer']>) {
    this.#version += 1;
    if (ufrag === undefined) this.#generation += 1;
    const used = ufrag ?? `${this.fingerprint}.${String(this.#generation)}`;
    return describe(type, { fingerprint: this.fingerprint, version: this.#version, ufrag: used, sections });
  }

  #take(description: FakeDescription): void {
    for (const transceiver of this.sections.takeRemote(description.parsed.sections)) {
      this.dispatchEvent(Object.assign(new Event('track'), { transceiver, track: transceiver.receiver.track }));
    }
  }

  #stabilise(local: FakeDescription, remote: FakeDescription): void {
    this.#local = { current: local };
    this.#remote = { current: remote };
    if (local.parsed.ufrag !== this.#replacing) this.#replacing = undefined;
    this.sections.settle(local, remote);
    this.#changeState('stable');
    this.#needed = false;
    this.updateNegotiationNeeded();
    this.negotiated(local.parsed.ufrag, remote.parsed.ufrag);
  }

  #rollBack(): void {
    this.#local.pending = undefined;
    this.sections.rollBack(this.#local.current?.parsed.sections ?? []);
  }

  #changeState(state: RTCSignalingState): void {
    if (this.signalingState === state) return;
    this.signalingState = state;
    this.dispatchEvent(new Event('signalingstatechange'));
  }

  #failIfAsked(side: 'local' | 'remote'): void {
    if (this.failNext !== side) return;
    this.failNext = undefined;
    throw new DOMException('asked to fail', 'OperationError');
  }
}
