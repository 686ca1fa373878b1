import { systemClock } from './clock.js';
import { resolveDataLimits } from './data-limits.js';
import { Emitter } from './emitter.js';
import { MeshError } from './errors.js';
import { IceServerSource } from './ice-server-source.js';
import type { LinkContext, LinkEvents } from './link-context.js';
import { silentLog, type MeshLog } from './log.js';
import type { LinkState, MeshEvents, MeshOptions, PeerId, UplinkState } from './options.js';
import { PeerLink } from './peer-link.js';
import { SignalLimits } from './signal-limits.js';
import { parseSignal, type Signal } from './signal.js';
import type { Shown, Withheld } from './uplink/plan.js';
import { Uplink } from './uplink/uplink.js';

/**
 * A full mesh: one link to each other peer, kept alive by all means. It reconciles the peers that should be there with
 * the links that are; all else is the business of the links. Methods never throw, and do nothing after {@link Mesh.close}.
 *
 * @typeParam M - the messages of the data channel, as the codec decodes them.
 */
export class Mesh<M> {
  readonly #links = new Map<PeerId, PeerLink>();
  readonly #limits = new Map<PeerId, SignalLimits>();
  readonly #events: Emitter<MeshEvents<M>>;
  readonly #context: LinkContext;
  readonly #log: MeshLog;
  readonly #stopListening: () => void;
  readonly #uplink: Uplink | undefined;
  #dropped = 0;
  #lastSession = 0;
  #closed = false;

  /** @throws {MeshError} `invalid_option` where `selfId` is empty or a data limit is out of range. */
  constructor(private readonly options: MeshOptions<M>) {
    if (options.selfId === '') throw new MeshError('invalid_option', 'selfId must not be empty');
    const { clock = systemClock, log = silentLog } = options;
    this.#log = log;
    this.#events = new Emitter(log);
    this.#context = {
      selfId: options.selfId,
      media: options.media,
      iceServers: new IceServerSource(() => options.iceServers(), clock, log),
      iceTransportPolicy: () => options.iceTransportPolicy?.() ?? 'all',
      dataLimits: resolveDataLimits(options.dataLimits),
      clock,
      log,
      firstSession: () => {
        this.#lastSession = Math.max(this.#lastSession + 1, Math.floor(clock.now()));
        return this.#lastSession;
      },
      createStream: options.createStream,
      videoCodecs: options.videoCodecs,
      createPeerConnection: (configuration) => options.createPeerConnection(configuration),
      sendSignal: (to, signal) => this.#sendSignal(to, signal),
      encodeSignal: (signal) => options.signalCodec && this.#encode(options.signalCodec.wrap(signal)),
    };
    this.#stopListening = options.media.onChange(() => {
      this.#uplink?.replan();
      for (const link of this.#links.values()) link.syncMedia();
    });
    const changed = (state: UplinkState): void => this.#events.emit('uplink', state);
    const withheld = (peerId: PeerId, pictures: Withheld): void =>
      this.#events.emit('withheld', { peerId, ...pictures });
    const uplink = { clock, media: options.media, links: this.#links, changed, withheld };
    this.#uplink = options.uplink && new Uplink({ ...uplink, ...options.uplink });
  }

  /** Subscribes. A listener that throws is logged. Returns the unsubscribe function. */
  on<K extends keyof MeshEvents<M>>(event: K, listener: (event: MeshEvents<M>[K]) => void): () => void {
    return this.#events.on(event, listener);
  }

  /** Creates the links that should be there and closes those that should not. `selfId` may be among them. */
  setPeers(peerIds: Iterable<PeerId>): void {
    const wanted = new Set(peerIds);
    for (const peerId of [...this.#links.keys()]) if (!wanted.has(peerId)) this.removePeer(peerId);
    for (const peerId of wanted) this.addPeer(peerId);
  }

  /** Creates the link to a peer. Does nothing where there is one. */
  addPeer(peerId: PeerId): void {
    if (this.#closed || peerId === this.options.selfId || this.#links.has(peerId)) return;
    const link: PeerLink = new PeerLink(peerId, this.#context, this.#linkEvents(peerId));
    this.#links.set(peerId, link);
    this.#limits.set(peerId, new SignalLimits(this.#context.clock));
    this.#uplink?.replan();
    link.start();
  }

  /** Closes the link to a peer and forgets it. */
  removePeer(peerId: PeerId): void {
    const link = this.#links.get(peerId);
    // Forgotten first: a listener that hears `closed` may add the peer anew.
    this.#links.delete(peerId);
    this.#limits.delete(peerId);
    this.#uplink?.forget(peerId);
    link?.close();
  }

  /** Takes what `sendSignal` of another mesh sent. Untrusted: no signal, of no peer, or too many is logged and dropped. */
  receiveSignal(from: PeerId, signal: unknown): void {
    const link = this.#links.get(from);
    if (!link) {
      this.#log.debug('a signal of an unknown peer', { peerId: from });
      return;
    }
    const parsed = parseSignal(signal);
    if (!parsed) this.#log.warn('not a signal', { peerId: from });
    else if (this.#limits.get(from)?.admits(parsed)) link.receive(parsed);
    else this.#log.warn('a peer signals too often', { peerId: from });
  }

  /**
   * Sends a message, or queues it until it can be sent. `false`: no such peer, too large, or the queue is full; a momentary
   * one, that it can't be sent now.
   */
  send(peerId: PeerId, message: M): boolean {
    const link = this.#links.get(peerId);
    const text = link && this.#encode(message);
    return text !== undefined && link?.send(text, this.#momentary(message)) === true;
  }

  /** Sends a message to every peer that can take it. */
  broadcast(message: M): void {
    const text = this.#links.size > 0 ? this.#encode(message) : undefined;
    if (text === undefined) return;
    const momentary = this.#momentary(message);
    for (const link of this.#links.values()) link.send(text, momentary);
  }

  /**
   * To be called when the network may have changed, or the page slept. Broken links are taken up at once; with `renew`
   * ICE starts anew on all of them, which a link that is well survives without a gap (RFC 8445 §9).
   */
  checkLinks({ renew }: { renew: boolean }): void {
    for (const link of [...this.#links.values()]) link.check(renew);
  }

  /** Replaces all connections, as it has to be done where the present ones use paths that they may not use any more. */
  rebuildLinks(): void {
    for (const link of [...this.#links.values()]) link.rebuild();
  }

  /** How large a peer says that it shows what one sends: shorter sides in device pixels, 0 for not at all. */
  setShown(peerId: PeerId, shown: Shown): void {
    this.#uplink?.setShown(peerId, shown);
  }

  /** State of a link; `undefined` where there is none. */
  linkState(peerId: PeerId): LinkState | undefined {
    return this.#links.get(peerId)?.state;
  }

  /** W3C webrtc-stats of the connection to a peer; `undefined` where there is none now. */
  async stats(peerId: PeerId): Promise<RTCStatsReport | undefined> {
    return await this.#links.get(peerId)?.stats();
  }

  /** Incoming messages dropped so far, over all peers. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Closes all links and removes all listeners, without a further event. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopListening();
    this.#uplink?.close();
    this.#events.close();
    for (const peerId of [...this.#links.keys()]) this.removePeer(peerId);
  }

  #linkEvents(peerId: PeerId): LinkEvents {
    return {
      state: (state) => this.#events.emit('link', { peerId, state }),
      track: (slot, track) => this.#events.emit('track', { peerId, slot, track }),
      open: () => this.#events.emit('open', { peerId }),
      text: (text) => {
        const message = this.#decode(text);
        if (message === undefined) return this.#drop(peerId, 'invalid');
        const signal = this.options.signalCodec?.unwrap(message);
        // About the link it came over and no other: `peerId` is nothing that a peer says.
        if (signal !== undefined) this.receiveSignal(peerId, signal);
        else this.#events.emit('message', { peerId, message });
      },
      dropped: (reason) => this.#drop(peerId, reason),
    };
  }

  #drop(peerId: PeerId, reason: MeshEvents<M>['dropped']['reason']): void {
    this.#dropped += 1;
    this.#events.emit('dropped', { peerId, reason });
  }

  #sendSignal(to: PeerId, signal: Signal): boolean {
    try {
      return this.options.sendSignal(to, signal);
    } catch (error) {
      // As good as lost, and that is provided for.
      this.#log.warn('a signal could not be sent', { peerId: to, error });
      return false;
    }
  }

  #momentary(message: M): boolean {
    return this.options.isMomentary?.(message) === true;
  }

  #encode(message: M): string | undefined {
    try {
      return this.options.codec.encode(message);
    } catch (error) {
      this.#log.warn('a message could not be encoded', { error });
      return undefined;
    }
  }

  #decode(text: string): M | undefined {
    try {
      return this.options.codec.decode(text);
    } catch {
      // Untrusted text: how it is wrong is the business of nobody.
      return undefined;
    }
  }
}
