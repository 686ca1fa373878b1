import {
  decodeDataMessage,
  type CommandInput,
  type DataMessage,
  type IceServers,
  type ReceivedSignal,
  type Snapshot,
} from '@vroom/contract';
import { Mesh, systemClock, type MediaSlot, type OutgoingMedia } from '@vroom/mesh';
import { IceCredentials } from './ice-credentials';
import { LinkHealths } from './link-healths';
import { PeerProtocol } from './peer-protocol';
import { roomClock } from './room-clock';
import type { RoomStore } from '../room-store';
import type { PeerPatch } from '../roster';

export interface RoomCallOptions {
  snapshot: Snapshot;
  media: OutgoingMedia;
  store: RoomStore;
  sendSignal: (signal: CommandInput<'signal:send'>) => void;
  fetchIceServers: () => Promise<IceServers>;
}

const codec = { encode: (message: DataMessage) => JSON.stringify(message), decode: decodeDataMessage };

/** Where the view of a peer has the track of a slot. */
const trackOf = {
  audio: 'audioTrack',
  camera: 'videoTrack',
  screen: 'screenTrack',
  screenAudio: 'screenAudioTrack',
} as const satisfies Record<MediaSlot, keyof PeerPatch>;

/** The peer-to-peer side of one stay in a room under one peer id: the mesh, and what is said over it. */
export class RoomCall {
  readonly selfId: string;
  readonly protocol: PeerProtocol;
  private readonly mesh: Mesh<DataMessage>;
  private readonly credentials: IceCredentials;
  private readonly healths: LinkHealths;
  private readonly store: RoomStore;

  constructor({ snapshot, media, store, sendSignal, fetchIceServers }: RoomCallOptions) {
    this.selfId = snapshot.self.id;
    this.store = store;
    this.credentials = new IceCredentials(snapshot, fetchIceServers, () => Date.now());
    this.mesh = new Mesh<DataMessage>({
      selfId: this.selfId,
      media,
      codec,
      sendSignal: (to, signal) => sendSignal({ ...signal, to }),
      iceServers: () => this.credentials.current(),
      createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
      createStream: () => new MediaStream(),
    });
    const elders = snapshot.peers.map(({ id }) => id);
    const clock = roomClock(snapshot.at, systemClock);
    this.protocol = new PeerProtocol({ selfId: this.selfId, store, channel: this.mesh, clock, elders });
    this.healths = new LinkHealths({
      clock: systemClock,
      peers: () => store.others().flatMap(({ id, link }) => (link === 'connected' ? [id] : [])),
      stats: (peerId) => this.mesh.stats(peerId),
      measured: (peerId, health) => store.patchPeer(peerId, { health }),
    });
    this.listen();
  }

  /** Links with exactly these peers. They are in the store already. */
  reconcile(snapshot: Snapshot, gone: readonly string[]): void {
    this.credentials.take(snapshot);
    this.mesh.setPeers(snapshot.peers.map(({ id }) => id));
    for (const peerId of gone) this.protocol.left(peerId);
  }

  peerJoined(peerId: string): void {
    this.mesh.addPeer(peerId);
  }

  peerLeft(peerId: string): void {
    this.mesh.removePeer(peerId);
    this.protocol.left(peerId);
  }

  receiveSignal({ from, ...signal }: ReceivedSignal): void {
    this.mesh.receiveSignal(from, signal);
  }

  stats(peerId: string): Promise<RTCStatsReport | undefined> {
    return this.mesh.stats(peerId);
  }

  close(): void {
    this.healths.close();
    this.protocol.close();
    this.mesh.close();
  }

  private listen(): void {
    const { mesh, protocol, store } = this;
    mesh.on('link', ({ peerId, state }) => store.patchPeer(peerId, { link: state }));
    mesh.on('track', ({ peerId, slot, track }) => store.patchPeer(peerId, { [trackOf[slot]]: track }));
    mesh.on('open', ({ peerId }) => protocol.opened(peerId));
    mesh.on('message', ({ peerId, message }) => protocol.received(peerId, message));
  }
}
