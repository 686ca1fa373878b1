import { FakeDataChannel } from './fake-data-channel.js';
import { FakeIce } from './fake-ice.js';
import type { Direction, FakeTransceiver } from './fake-media.js';
import type { FakeNetwork } from './fake-network.js';
import { FakeSignaling } from './fake-signaling.js';

/** The parts of RTCPeerConnection that the engine stands on: signaling, and ICE over a {@link FakeNetwork}. */
export class FakePeerConnection extends FakeSignaling {
  readonly ice: FakeIce<FakePeerConnection>;
  readonly channels = new Map<number, FakeDataChannel>();
  readonly configurations: RTCConfiguration[];

  constructor(
    owner: string,
    private readonly network: FakeNetwork<FakePeerConnection>,
    configuration: RTCConfiguration,
  ) {
    super(owner);
    this.configurations = [configuration];
    this.ice = new FakeIce(
      () => network.evaluate(this),
      () => this.#iceChanged(),
    );
    network.connections.push(this);
  }

  get iceConnectionState(): RTCIceConnectionState {
    return this.ice.state;
  }

  get connectionState(): RTCPeerConnectionState {
    const { state } = this.ice;
    if (state === 'checking') return 'connecting';
    return state === 'completed' ? 'connected' : state;
  }

  getTransceivers(): FakeTransceiver[] {
    return [...this.sections.transceivers];
  }

  addTransceiver(kind: 'audio' | 'video', init: { direction: Direction; streams?: MediaStream[] }): FakeTransceiver {
    const transceiver = this.sections.add(kind, init.direction);
    transceiver.sender.setStreams(...(init.streams ?? []));
    this.updateNegotiationNeeded();
    return transceiver;
  }

  createDataChannel(label: string, init: { negotiated: boolean; id: number }): FakeDataChannel {
    if (!init.negotiated) throw new TypeError('only negotiated channels are modelled');
    const channel = new FakeDataChannel(label, init.id, () => this.ice.peer?.channels.get(init.id));
    this.channels.set(init.id, channel);
    this.sections.hasChannel = true;
    this.updateNegotiationNeeded();
    return channel;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    if (configuration.bundlePolicy !== this.configurations[0]?.bundlePolicy) {
      throw new DOMException('bundlePolicy may not change', 'InvalidModificationError');
    }
    this.configurations.push(configuration);
  }

  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    return this.operations.chain(() => {
      const known = this.remoteUfrags();
      if (known.length === 0) throw new DOMException('no remote description', 'InvalidStateError');
      const ufrag = candidate.usernameFragment ?? known[0];
      if (ufrag === undefined || !known.includes(ufrag)) throw new DOMException('unknown ufrag', 'OperationError');
      this.ice.addCandidate(ufrag);
      this.network.evaluate(this);
    });
  }

  getStats(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map([['owner', this.owner]]) as unknown as RTCStatsReport);
  }

  close(): void {
    if (this.signalingState === 'closed') return;
    this.signalingState = 'closed';
    this.operations.close();
    this.ice.state = 'closed';
    for (const [id, channel] of this.channels) {
      channel.abandon();
      const other = this.ice.peer?.channels.get(id);
      queueMicrotask(() => other?.end());
    }
  }

  protected gather(ufrag: string): void {
    // Two steps: whoever awaits the description goes first.
    queueMicrotask(() => queueMicrotask(() => this.#gathered(ufrag)));
  }

  #gathered(ufrag: string): void {
    const relayed = this.configurations.at(-1)?.iceTransportPolicy === 'relay';
    const relay = 'candidate:1 1 udp 1 192.0.2.1 49152 typ relay raddr 10.0.0.1 rport 5000';
    for (const candidate of [relayed ? relay : `host ${ufrag}`, '']) {
      const init = { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: ufrag };
      this.#candidate({ ...init, toJSON: () => init });
    }
    this.#candidate(null);
  }

  protected negotiated(localUfrag: string, remoteUfrag: string): void {
    this.ice.use(localUfrag, remoteUfrag);
  }

  #candidate(candidate: object | null): void {
    if (this.signalingState === 'closed') return;
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  #iceChanged(): void {
    if (this.ice.state === 'connected') for (const channel of this.channels.values()) channel.open();
    this.dispatchEvent(new Event('iceconnectionstatechange'));
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}
