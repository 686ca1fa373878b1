import type { ChatEntry, DataMessage, PeerColor, ReactionName } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';
import { isAtLeast } from '@vroom/room-policy';
import { historyFrames, liveTime, remembered } from '../chat-history';
import { resolveColor } from './colors';
import { HistoryRequest } from './history-request';
import { Latencies } from './latencies';
import { randomId } from './random-id';
import { Reactions } from './reactions';
import { SaidLately } from './said-lately';
import type { RoomStore } from '../room-store';

/** Where messages go out; the mesh, or a fake one. */
export interface PeerChannel {
  send(peerId: string, message: DataMessage): boolean;
  broadcast(message: DataMessage): void;
}

export interface PeerProtocolOptions {
  selfId: string;
  store: RoomStore;
  channel: PeerChannel;
  clock: Clock;
  /** Who was there before, the longest first: they are asked for the history. */
  elders: readonly string[];
}

/**
 * What peers tell each other over the data channel, to and from the store: names, colours, chat and its history, latency,
 * volume, reactions. All that comes in is another person's word: it passed the contract's schema, and is believed of its sender only.
 */
export class PeerProtocol {
  private readonly history: HistoryRequest;
  private readonly latencies: Latencies;
  private readonly reactions: Reactions;
  private readonly historyGivenAt = new Map<string, number>();
  private readonly said: SaidLately;
  /** To whom there was a channel before. */
  private readonly met = new Set<string>();

  constructor(private readonly options: PeerProtocolOptions) {
    const { clock, channel, store, elders } = options;
    const ask = (peerId: string) => void channel.send(peerId, { type: 'history:request' });
    this.said = new SaidLately(clock);
    this.history = new HistoryRequest({ candidates: elders, ask, clock });
    this.reactions = new Reactions({ clock, show: (peerId, name) => store.showReaction(peerId, name) });
    this.latencies = new Latencies({
      clock,
      ping: (peerId, at) => void channel.send(peerId, { type: 'ping', at }),
      measured: (peerId, latencyMs) => store.patchPeer(peerId, { latencyMs }),
    });
  }

  /** The channel to a peer is open, for the first time or again. */
  opened(peerId: string): void {
    const { channel, store } = this.options;
    channel.send(peerId, { type: 'hello', ...store.identity() });
    if (this.met.has(peerId)) this.repeat(peerId);
    this.met.add(peerId);
    this.latencies.add(peerId);
    this.history.opened(peerId);
  }

  left(peerId: string): void {
    this.latencies.remove(peerId);
    this.reactions.left(peerId);
    this.history.left(peerId);
    this.historyGivenAt.delete(peerId);
    this.met.delete(peerId);
  }

  close(): void {
    this.latencies.close();
    this.reactions.close();
    this.history.close();
  }

  rename(displayName: string): void {
    this.options.store.setIdentity({ displayName });
    this.options.channel.broadcast({ type: 'name', displayName });
  }

  /** Takes a colour, or another one where somebody with an older claim has it. */
  recolor(wanted: PeerColor): void {
    const { selfId, store, channel } = this.options;
    const color = resolveColor({ id: selfId, color: wanted }, store.others());
    store.setIdentity({ color });
    channel.broadcast({ type: 'color', color });
  }

  say(text: string): void {
    const { store, channel, clock } = this.options;
    // After what was deleted, by however little: the clock of the room is an estimate.
    const message = { id: randomId(), text, at: Math.max(clock.now(), store.wipedAt() + 1) };
    store.addOwnEntry({ ...message, author: store.identity() });
    this.said.add({ type: 'chat', ...message });
    channel.broadcast({ type: 'chat', ...message });
  }

  react(name: ReactionName): void {
    const { selfId, channel } = this.options;
    if (this.reactions.own(selfId, name)) channel.broadcast({ type: 'reaction', name });
  }

  tellVolume(level: number): void {
    this.options.channel.broadcast({ type: 'volume', level });
  }

  received(from: string, message: DataMessage): void {
    const { store, channel } = this.options;
    switch (message.type) {
      case 'hello':
        store.patchPeer(from, { displayName: message.displayName, color: message.color });
        return this.settleColor();
      case 'name':
        return store.patchPeer(from, { displayName: message.displayName });
      case 'color':
        store.patchPeer(from, { color: message.color });
        return this.settleColor();
      case 'chat':
        return this.heard(from, message);
      case 'history:request':
        return this.giveHistory(from);
      case 'history':
        return this.tookHistory(from, message.entries, message.last);
      case 'reaction':
        return this.reacted(from, message.name);
      case 'ping':
        return void channel.send(from, { type: 'pong', at: message.at });
      case 'pong':
        return this.latencies.answered(from, message.at);
      case 'volume':
        return store.patchPeer(from, { level: message.level });
      case 'links':
        // Nobody else has a use for it.
        if (isAtLeast(store.self()?.role ?? null, 'owner')) store.patchPeer(from, { links: message.links });
        return;
      case 'withheld':
        return store.patchPeer(from, { withheld: { camera: message.camera, screen: message.screen } });
      case 'signal':
      case 'view':
        // About the link, and not about what is said over it: the mesh has it already.
        return;
    }
  }

  private repeat(to: string): void {
    const { store, channel } = this.options;
    for (const message of this.said.all()) if (message.at > store.wipedAt()) channel.send(to, message);
  }

  private heard(from: string, { id, text, at }: Extract<DataMessage, { type: 'chat' }>): void {
    const { store, clock } = this.options;
    const peer = store.others().find((other) => other.id === from);
    if (!peer) return;
    const author = { displayName: peer.displayName, color: peer.color ?? 'sand' };
    store.addLiveEntry({ id, text, at: liveTime(at, clock.now()), author });
  }

  private reacted(from: string, name: ReactionName): void {
    if (this.options.store.others().some(({ id }) => id === from)) this.reactions.received(from, name);
  }

  /** Megabytes for a few bytes: nobody gets it more than once in a while. */
  private giveHistory(to: string): void {
    const { store, channel, clock } = this.options;
    const now = clock.now();
    if (now - (this.historyGivenAt.get(to) ?? -Infinity) < historyPauseMs) return;
    this.historyGivenAt.set(to, now);
    for (const frame of historyFrames(store.chat())) channel.send(to, frame);
  }

  private tookHistory(from: string, entries: readonly ChatEntry[], last: boolean): void {
    if (!this.history.accepts(from)) return;
    this.options.store.addHistory(remembered(entries, this.options.clock.now()));
    if (last) this.history.completed(from);
  }

  private settleColor(): void {
    const { selfId, store } = this.options;
    const { color } = store.identity();
    if (resolveColor({ id: selfId, color }, store.others()) !== color) this.recolor(color);
  }
}

const historyPauseMs = 10_000;
