import { systemClock } from './clock.js';
import { resolveDataLimits } from './data-limits.js';
import { Emitter } from './emitter.js';
import { MeshError } from './errors.js';
import { IceServerSource } from './ice-server-source.js';
import type { LinkContext, LinkEvents } from './link-context.js';
import { silentLog, type MeshLog } from './log.js';
import type { LinkState, MeshEvents, MeshOptions, PeerId } from './options.js';
import { PeerLink } from './peer-link.js';
import { SignalLimits } from './signal-limits.js';
import { parseSignal } from './signal.js';

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
      iceTransportPolicy: options.iceTransportPolicy ?? 'all',
      dataLimits: resolveDataLimits(options.dataLimits),
      clock,
      log,
      firstSession: () => {
        this.#lastSession = Math.max(this.#lastSession + 1, Math.floor(clock.now()));
        return this.#lastSession;
      },
      createStream: options.createStream,
      createPeerConnection: (configuration) => options.createPeerConnection(configuration),
      sendSignal: (to, signal) => {
        try {
          options.sendSignal(to, signal);
        } catch (error) {
          // As good as lost, and that is provided for.
          log.warn('a signal could not be sent', { peerId: to, error });
        }
      },
    };
    this.#stopListening = options.media.onChange(() => {
      for (const link of this.#links.values()) link.syncMedia();
    });
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
    link.start();
  }

  /** Closes the link to a peer and forgets it. */
  removePeer(peerId: PeerId): void {
    const link = this.#links.get(peerId);
    // Forgotten first: a listener that hears `closed` may add the peer anew.
    this.#links.delete(peerId);
    this.#limits.delete(peerId);
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

  /** Sends a message, or queues it until it can be sent. `false`: no such peer, too large, or the queue is full. */
  send(peerId: PeerId, message: M): boolean {
    const link = this.#links.get(peerId);
    const text = link && this.#encode(message);
    return text !== undefined && link?.send(text) === true;
  }

  /** Sends a message to every peer that can take it. */
  broadcast(message: M): void {
    const text = this.#links.size > 0 ? this.#encode(message) : undefined;
    if (text === undefined) return;
    for (const link of this.#links.values()) link.send(text);
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
        if (message === undefined) this.#drop(peerId, 'invalid');
        else this.#events.emit('message', { peerId, message });
      },
      dropped: (reason) => this.#drop(peerId, reason),
    };
  }

  #drop(peerId: PeerId, reason: MeshEvents<M>['dropped']['reason']): void {
    this.#dropped += 1;
    this.#events.emit('dropped', { peerId, reason });
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
