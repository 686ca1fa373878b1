import type { Connection } from './connection.js';
import { DataLink } from './data-link.js';
import { MeshError } from './errors.js';
import type { LinkContext, LinkEvents } from './link-context.js';
import { configurationOf, openConnection } from './open-connection.js';
import type { LinkState, PeerId } from './options.js';
import { Recovery } from './recovery.js';
import { isKnock, type Signal } from './signal.js';
import { withoutAddresses } from './own-addresses.js';
import { Repeater } from './timer.js';
import { TokenBucket } from './token-bucket.js';
import type { Shaping } from './uplink/shaping.js';

/** Signals kept while a connection is being made. */
const MAX_EARLY_SIGNALS = 256;

/**
 * Everything between this peer and one other: at most one connection at a time, and its successors.
 *
 * The impolite side (the smaller id) is the *initiator*: it numbers the first session, by its clock, so that the number
 * is higher after a reload; and it makes the first offer of each. The polite side has no connection until it is offered
 * one. When it wants a new one it knocks, see {@link Signal}.
 */
export class PeerLink {
  readonly polite: boolean;
  readonly #data: DataLink;
  readonly #recovery: Recovery;
  readonly #knocking: Repeater;
  readonly #remoteRebuilds: TokenBucket;
  #session = 0;
  #shaping: Shaping = {};
  #connection: Connection | undefined;
  #servers: Promise<RTCIceServer[]> | undefined;
  /** Signals of the session whose connection is being made. */
  #early: Signal[] = [];
  #opening = false;
  /** Tells a late answer of `iceServers` that its session, or the link, is gone. */
  #attempt = 0;
  #closed = false;

  constructor(
    private readonly peerId: PeerId,
    private readonly context: LinkContext,
    private readonly events: LinkEvents,
  ) {
    const { clock, dataLimits, log } = context;
    this.polite = context.selfId > peerId;
    this.#knocking = new Repeater(clock, () => this.#knock());
    // Five new connections at a time is what a peer may cause, and one every two seconds after that.
    this.#remoteRebuilds = new TokenBucket(0.5, 5, clock);
    const lost = (): void => this.#ruined(new MeshError('channel_closed', 'the data channel ended'));
    this.#data = new DataLink(dataLimits, { ...events, lost }, clock, log);
    const actions = {
      restartIce: () => void this.#restartIce(),
      rebuild: () => this.#rebuild(),
      onState: (state: LinkState) => events.state(state),
    };
    this.#recovery = new Recovery(clock, actions, this.polite);
  }

  get state(): LinkState {
    return this.#recovery.state;
  }

  start(): void {
    this.events.state(this.state);
    // A listener may have removed the peer again.
    if (this.#closed) return;
    this.#begin(this.polite ? 0 : this.context.firstSession(), false);
    if (this.polite) this.#knock();
  }

  receive(signal: Signal): void {
    if (this.#closed) return;
    if (signal.session < this.#session) this.#receiveStale(signal);
    else if (signal.session === this.#session || this.#follow(signal.session)) this.#deliver(signal);
  }

  send(text: string, momentary: boolean): boolean {
    if (this.#closed) return false;
    return momentary ? this.#data.sendNow(text) : this.#data.send(text);
  }

  syncMedia(): void {
    this.#connection?.syncMedia();
  }

  get connected(): boolean {
    return this.state === 'connected';
  }

  /** Sends each slot in this way from now on, over whatever connection there is. */
  shape(shaping: Shaping): void {
    this.#shaping = shaping;
    this.#connection?.shape(shaping);
  }

  /**
   * The network is not what it was: another one, or back after a pause. Takes a broken link up at once, however long it
   * would have waited; with `renew` also one that looks well, since its path may be of the network before.
   */
  check(renew: boolean): void {
    if (this.#closed) return;
    if (this.state !== 'connected') this.#recovery.hurry();
    else if (renew) void this.#restartIce(true);
    else this.#recovery.endGrace();
  }

  /** Replaces the connection, however well it is. */
  rebuild(): void {
    if (!this.#closed) this.#recovery.anew();
  }

  async stats(): Promise<RTCStatsReport | undefined> {
    return await this.#connection?.stats().catch(() => undefined);
  }

  /** Idempotent. The last thing it reports is the state `closed`. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#drop();
    this.#recovery.stop();
  }

  #receiveStale(signal: Signal): void {
    // A peer that knows no session has only just come, for instance by a reload under its old id. The connection with
    // its former self is of no use; an offer that nobody answered yet is.
    const reborn = signal.session === 0 && isKnock(signal) && this.#connection?.met === true;
    if (reborn && this.#remoteRebuilds.take()) this.#begin(this.#session + 1, true);
    else this.context.log.debug('a stale signal', { peerId: this.peerId, session: signal.session });
  }

  /** The other side has a newer connection. */
  #follow(session: number): boolean {
    if (!this.#remoteRebuilds.take()) {
      this.context.log.warn('a peer rebuilds too often', { peerId: this.peerId });
      return false;
    }
    // The first offer of all is no repair.
    this.#begin(session, this.#session !== 0);
    this.#knocking.stop();
    return !this.#closed;
  }

  #deliver(signal: Signal): void {
    if (isKnock(signal)) return;
    if (this.#connection) this.#connection.receive(signal);
    else if (this.#early.length < MAX_EARLY_SIGNALS) {
      this.#early.push(signal);
      void this.#open();
    }
  }

  #rebuild(): void {
    // A polite side that was never offered anything has no session to count from: it goes on knocking at 0.
    this.#begin(this.#session === 0 ? 0 : this.#session + 1, true);
    if (this.polite) this.#knock();
  }

  #begin(session: number, again: boolean): void {
    this.#drop();
    this.#session = session;
    this.context.log.debug('a new session', { peerId: this.peerId, session });
    // What was asked for when the link began is fresh enough for its first offer.
    if (again || !this.#servers) this.#servers = this.context.iceServers.ask();
    this.#recovery.begin(again);
    // A listener of the new state may have closed the link.
    if (this.#closed) return;
    if (this.polite) this.#knocking.start();
    else void this.#open();
  }

  /** Makes the connection of the session, once the servers are known. */
  async #open(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    const attempt = this.#attempt;
    const iceServers = (await this.#servers) ?? [];
    if (attempt !== this.#attempt) return;
    this.#knocking.stop();
    this.#connection = this.#connect(iceServers);
    this.#connection?.shape(this.#shaping);
    if (this.#connection) this.#data.attach(this.#connection.channel);
    for (const signal of this.#early.splice(0)) this.#connection?.receive(signal);
  }

  #connect(iceServers: RTCIceServer[]): Connection | undefined {
    const { context, events } = this;
    try {
      return openConnection(context, iceServers, {
        polite: this.polite,
        session: this.#session,
        send: (signal, bothWays) => this.#send(signal, bothWays),
        onHealth: (health) => this.#recovery[health](),
        onTrack: (slot, track) => events.track(slot, track),
        onFailure: (error) => this.#ruined(error),
      });
    } catch (cause) {
      this.#ruined(new MeshError('connection_failed', 'no connection could be made', { cause }));
      return undefined;
    }
  }

  async #restartIce(anyway = false): Promise<void> {
    const attempt = this.#attempt;
    const iceServers = await this.context.iceServers.ask();
    // It may have healed, or been replaced, while the servers were asked for.
    if (attempt !== this.#attempt || (this.state === 'connected' && !anyway)) return;
    this.#connection?.restartIce(configurationOf(this.context, iceServers));
  }

  #ruined(error: MeshError): void {
    this.context.log.warn(error.message, { peerId: this.peerId, error });
    this.#recovery.ruined();
  }

  #knock(): void {
    if (!this.#closed) this.#send({ session: this.#session, candidate: null }, false);
  }

  /**
   * By the server, and where it is away over the pair's own channel. What has to be repeated, or follows a change of path,
   * goes both ways, since a connection to the server may be dead for long before anybody notices.
   */
  #send(told: Signal, bothWays: boolean): void {
    const signal = this.context.iceTransportPolicy() === 'relay' ? withoutAddresses(told) : told;
    if (!signal) return;
    const sent = this.context.sendSignal(this.peerId, signal);
    if (sent && !bothWays) return;
    const text = this.context.encodeSignal(signal);
    if (text !== undefined) this.#data.sendNow(text);
  }

  /** Ends the present attempt; silently, for nothing that it reports counts any more. */
  #drop(): void {
    this.#attempt += 1;
    this.#opening = false;
    this.#early = [];
    this.#knocking.stop();
    this.#data.detach();
    this.#connection?.close();
    this.#connection = undefined;
  }
}
