import {
  decodeDataMessage,
  type CommandInput,
  type DataMessage,
  type LinkOutcomeInput,
  type ReceivedSignal,
  type Snapshot,
} from '@vroom/contract';
import { Mesh, systemClock, type MediaSlot, type OutgoingMedia, type SignalCodec, type VideoCodecs } from '@vroom/mesh';
import { isAtLeast } from '@vroom/room-policy';
import { FirstLink } from './first-link';
import { IceCredentials } from './ice-credentials';
import { LinkHealths } from './link-healths';
import { LinkOutcomes } from './link-outcomes';
import { LinksReport } from './links-report';
import { PeerProtocol } from './peer-protocol';
import { roomClock } from './room-clock';
import { ownLinks } from '../link-reports';
import { linkHealth, readingOf } from '../link-statistics';
import type { RoomAccess } from '../room-access';
import type { RoomStore } from '../room-store';
import type { PeerPatch } from '../roster';
import { ViewReport } from './view-report';
import { WithheldReport } from './withheld-report';

export interface RoomCallOptions {
  snapshot: Snapshot;
  media: OutgoingMedia;
  store: RoomStore;
  /** @returns `false` where there is no way to the server now */
  sendSignal: (signal: CommandInput<'signal:send'>) => boolean;
  access: Pick<RoomAccess, 'iceServers' | 'mediaWishes' | 'uplink'>;
  /** For the operator's figures; lost where there is no way to the server now. */
  tellOutcome: (outcome: LinkOutcomeInput) => void;
  /** Whether nobody is to learn one's address now; once so, for as long as one stays. */
  relayOnly: () => boolean;
}

const codec = { encode: (message: DataMessage) => JSON.stringify(message), decode: decodeDataMessage };

const signalCodec: SignalCodec<DataMessage> = {
  wrap: (signal) => ({ type: 'signal', signal }),
  unwrap: (message) => (message.type === 'signal' ? message.signal : undefined),
};

/** kbit/s, where the instance has not said. */
const usualUplink = 4000;

const preferring = (codec: string): VideoCodecs => ({
  preferred: `video/${codec}`,
  known: () => RTCRtpReceiver.getCapabilities('video')?.codecs ?? [],
});

/** What the instance wants of the upload, and what the line can do. */
const wished = (wishes: ReturnType<RoomAccess['mediaWishes']>, first?: number) => ({
  uplink: { most: wishes?.maxUplink ?? usualUplink, ...(first !== undefined && { first }) },
  ...(wishes && wishes.codec !== 'auto' && { videoCodecs: preferring(wishes.codec) }),
});

/** Where the view of a peer has the track of a slot. */
const trackOf = {
  audio: 'audioTrack',
  camera: 'videoTrack',
  screen: 'screenTrack',
  screenAudio: 'screenAudioTrack',
} as const satisfies Record<MediaSlot, keyof PeerPatch>;

/** What is worth nothing once it is late. */
const momentary: ReadonlySet<DataMessage['type']> = new Set(['volume', 'ping', 'pong', 'links', 'reaction']);

/** The peer-to-peer side of one stay in a room under one peer id: the mesh, and what is said over it. */
export class RoomCall {
  readonly selfId: string;
  readonly protocol: PeerProtocol;
  private readonly first: FirstLink;
  private readonly mesh: Mesh<DataMessage>;
  private readonly credentials: IceCredentials;
  private readonly healths: LinkHealths;
  private readonly store: RoomStore;
  private readonly report: ViewReport;
  private readonly links: LinksReport;
  private readonly outcomes: LinkOutcomes;
  private readonly withheld = new WithheldReport({ send: (to, message) => this.mesh.send(to, message) });
  private readonly relayOnly: () => boolean;
  private relayed: boolean;

  constructor({ snapshot, media, store, sendSignal, tellOutcome, access, relayOnly }: RoomCallOptions) {
    this.selfId = snapshot.self.id;
    this.store = store;
    this.relayOnly = relayOnly;
    this.relayed = relayOnly();
    this.first = new FirstLink(systemClock, snapshot.peers.length);
    this.credentials = new IceCredentials(
      snapshot,
      () => access.iceServers(),
      () => Date.now(),
    );
    this.mesh = new Mesh<DataMessage>({
      selfId: this.selfId,
      media,
      codec,
      isMomentary: ({ type }) => momentary.has(type),
      sendSignal: (to, signal) => sendSignal({ ...signal, to }),
      signalCodec,
      ...wished(access.mediaWishes(), access.uplink),
      iceTransportPolicy: () => (relayOnly() ? 'relay' : 'all'),
      iceServers: () => this.credentials.current(),
      createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
      createStream: () => new MediaStream(),
    });
    const elders = snapshot.peers.map(({ id }) => id);
    const send: Mesh<DataMessage>['send'] = (to, message) => this.mesh.send(to, message);
    this.report = new ViewReport({ views: store.views, clock: systemClock, send });
    this.links = this.tellLinks(store);
    this.outcomes = this.makeOutcomes(tellOutcome);
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

  /** Settles once the first link is connected, or is not to be waited for. */
  get underWay(): Promise<void> {
    return this.first.made;
  }

  /** Links with exactly these peers. They are in the store already. */
  reconcile(snapshot: Snapshot, gone: readonly string[]): void {
    this.credentials.take(snapshot);
    this.mesh.setPeers(snapshot.peers.map(({ id }) => id));
    for (const peerId of gone) this.forget(peerId);
  }

  peerJoined(peerId: string): void {
    this.mesh.addPeer(peerId);
  }

  peerLeft(peerId: string): void {
    this.mesh.removePeer(peerId);
    this.forget(peerId);
  }

  receiveSignal({ from, ...signal }: ReceivedSignal): void {
    this.mesh.receiveSignal(from, signal);
  }

  /** To be called when one's address may be hidden from now on: no path of before may be left. There is no way back. */
  checkPaths(): void {
    if (this.relayed || !this.relayOnly()) return;
    this.relayed = true;
    this.mesh.rebuildLinks();
  }

  /** @param renew the paths so far are likely to be gone */
  checkLinks(renew: boolean): void {
    this.mesh.checkLinks({ renew });
  }

  stats(peerId: string): Promise<RTCStatsReport | undefined> {
    return this.mesh.stats(peerId);
  }

  close(): void {
    this.healths.close();
    this.report.close();
    this.links.close();
    this.protocol.close();
    this.mesh.close();
  }

  private forget(peerId: string): void {
    for (const each of [this.protocol, this.report, this.links, this.withheld]) each.left(peerId);
  }

  private tellLinks(store: RoomStore): LinksReport {
    return new LinksReport({
      clock: systemClock,
      chairmen: () => store.others().flatMap(({ id, role }) => (isAtLeast(role, 'owner') ? [id] : [])),
      links: () => ownLinks(store.others()),
      send: (to, message) => this.mesh.send(to, message),
    });
  }

  private makeOutcomes(tell: RoomCallOptions['tellOutcome']): LinkOutcomes {
    const relayed = async (peerId: string) => {
      const report = await this.mesh.stats(peerId);
      return report ? linkHealth(undefined, readingOf(report)).relayed : null;
    };
    return new LinkOutcomes({ selfId: this.selfId, clock: systemClock, relayed, tell });
  }

  private listen(): void {
    const { mesh, protocol, store } = this;
    mesh.on('link', ({ peerId, state }) => {
      store.patchPeer(peerId, { link: state });
      this.outcomes.changed(peerId, state);
      if (state === 'connected') this.first.connected();
    });
    mesh.on('track', ({ peerId, slot, track }) => store.patchPeer(peerId, { [trackOf[slot]]: track }));
    mesh.on('uplink', ({ audioOnly }) => store.setAudioOnly(audioOnly));
    mesh.on('withheld', ({ peerId, ...pictures }) => this.withheld.changed(peerId, pictures));
    mesh.on('open', ({ peerId }) => {
      for (const each of [protocol, this.report, this.links, this.withheld]) each.opened(peerId);
    });
    mesh.on('message', ({ peerId, message }) => {
      if (message.type === 'view') mesh.setShown(peerId, message);
      else protocol.received(peerId, message);
    });
  }
}
