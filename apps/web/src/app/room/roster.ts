import type { LinkReport, Peer, PeerColor, Snapshot } from '@vroom/contract';
import type { LinkState } from '@vroom/mesh';
import type { LinkHealth } from './link-statistics';

/** Pictures that somebody keeps back for want of upload; what is seen of them is the last one of before. */
export interface WithheldPictures {
  readonly camera: boolean;
  readonly screen: boolean;
}

/** One of the others, as the room shows them: what the server says of them, what they say themselves, what the link says. */
export interface PeerView extends Readonly<Peer> {
  /** Empty until they say it, and where they gave none. */
  readonly displayName: string;
  /** `null` until they say it. */
  readonly color: PeerColor | null;
  readonly link: LinkState;
  readonly audioTrack: MediaStreamTrack | null;
  readonly videoTrack: MediaStreamTrack | null;
  /** What they share beside their camera: a screen, a window or a tab, and its sound. */
  readonly screenTrack: MediaStreamTrack | null;
  readonly screenAudioTrack: MediaStreamTrack | null;
  /** How loud they say they are, 0 to 1. */
  readonly level: number;
  /** Round trip over the data channel; `null` while unknown, `Infinity` where answers stopped coming. */
  readonly latencyMs: number | null;
  /** What the connection measures of itself; `null` while unknown. */
  readonly health: LinkHealth | null;
  /** What they say of their own connections; `null` before they do, and they do where one leads the room. */
  readonly links: readonly LinkReport[] | null;
  readonly withheld: WithheldPictures;
}

/** What a peer or its link may tell; the rest comes from the server only. */
export type PeerPatch = Partial<Omit<PeerView, keyof Peer>>;

/** Who is in the room. `others` stand in the order in which they came. */
export interface Roster {
  readonly self: Readonly<Peer> | null;
  readonly others: readonly PeerView[];
}

export const emptyRoster: Roster = { self: null, others: [] };

/**
 * Who is there at the moment of a join. Others who were known already keep what they told; under a new id of one's own all
 * links are new, so what came over the old ones is gone.
 */
export function snapshotTaken(roster: Roster, snapshot: Pick<Snapshot, 'self' | 'peers'>): Roster {
  const samePlace = roster.self?.id === snapshot.self.id;
  const linked = samePlace ? roster.others : roster.others.map((peer) => ({ ...peer, ...unlinked }));
  const known = new Map(linked.map((peer) => [peer.id, peer]));
  const others = snapshot.peers.map((peer) => merged(known.get(peer.id), peer));
  const self = roster.self && samePlace ? newer(roster.self, snapshot.self) : snapshot.self;
  return { self, others };
}

export function peerJoined(roster: Roster, peer: Peer): Roster {
  if (peer.id === roster.self?.id) return peerUpdated(roster, peer);
  if (roster.others.some(({ id }) => id === peer.id)) return peerUpdated(roster, peer);
  return { ...roster, others: [...roster.others, merged(undefined, peer)] };
}

/** Of somebody who isn't there (any more) it says nothing: an update may come after the leave. */
export function peerUpdated(roster: Roster, peer: Peer): Roster {
  if (roster.self?.id === peer.id) return { ...roster, self: newer(roster.self, peer) };
  return mapPeer(roster, peer.id, (known) => merged(known, peer));
}

export function peerLeft(roster: Roster, peerId: string): Roster {
  const others = roster.others.filter(({ id }) => id !== peerId);
  return others.length === roster.others.length ? roster : { ...roster, others };
}

export function peerPatched(roster: Roster, peerId: string, patch: PeerPatch): Roster {
  return mapPeer(roster, peerId, (known) => ({ ...known, ...patch }));
}

function mapPeer(roster: Roster, peerId: string, change: (known: PeerView) => PeerView): Roster {
  const others = roster.others.map((known) => (known.id === peerId ? change(known) : known));
  const changed = others.some((peer, i) => peer !== roster.others[i]);
  return changed ? { ...roster, others } : roster;
}

function merged(known: PeerView | undefined, peer: Peer): PeerView {
  if (!known) return { ...peer, ...newcomer };
  return peer.revision > known.revision ? { ...known, ...peer } : known;
}

function newer(known: Readonly<Peer>, peer: Peer): Readonly<Peer> {
  return peer.revision > known.revision ? peer : known;
}

const unlinked = {
  link: 'connecting',
  audioTrack: null,
  videoTrack: null,
  screenTrack: null,
  screenAudioTrack: null,
  level: 0,
  latencyMs: null,
  health: null,
  links: null,
  withheld: { camera: false, screen: false },
} as const satisfies Partial<PeerView>;

const newcomer = { displayName: '', color: null, ...unlinked } as const satisfies Omit<PeerView, keyof Peer>;
