import { computed, Service, signal } from '@angular/core';
import type { ApiError } from '@vroom/api-client';
import type {
  ChatEntry,
  InvitationNews,
  Peer,
  PeerColor,
  PublicRoom,
  ReactionName,
  Room,
  Snapshot,
} from '@vroom/contract';
import { entriesAfter, mergeEntries } from './chat-history';
import { handOrder } from './hand-order';
import { emptyRoster, peerJoined, peerLeft, peerPatched, peerUpdated, snapshotTaken, type PeerPatch } from './roster';
import { ViewSizes } from './view-sizes';

/** Where one stands: before the door, at it, in the room, or out of it for a reason that isn't one's own wish. */
export type Phase =
  { at: 'loading' | 'missing' | 'door' | 'joining' | 'in-room' } | { at: 'failed' | 'ended'; error: unknown };

/** Who one is to the others. */
export interface Identity {
  readonly displayName: string;
  readonly color: PeerColor;
}

/** What somebody shows for a moment; another one each time. */
export interface Reaction {
  readonly name: ReactionName;
}

/** What the room knows, as signals. It decides nothing: events go in, views come out. */
@Service({ autoProvided: false })
export class RoomStore {
  private readonly phaseState = signal<Phase>({ at: 'loading' });
  private readonly doorState = signal<Room | null>(null);
  private readonly problemState = signal<ApiError | undefined>(undefined);
  private readonly rosterState = signal(emptyRoster);
  private readonly settingsState = signal<PublicRoom | null>(null);
  private readonly identityState = signal<Identity>({ displayName: '', color: 'sand' });
  private readonly ownLevelState = signal(0);
  private readonly onlineState = signal(true);
  private readonly joinedAtState = signal<number | null>(null);
  private readonly chatState = signal<readonly ChatEntry[]>([]);
  private readonly ownEntriesState = signal<ReadonlySet<string>>(new Set());
  private readonly latestState = signal<ChatEntry | null>(null);
  private readonly unreadState = signal(0);
  private readonly chatOpenState = signal(false);
  private readonly pageHiddenState = signal(false);
  private readonly heardState = signal(0);
  private readonly wipedAtState = signal(0);
  private readonly latestHandState = signal<{ readonly peerId: string } | null>(null);
  private readonly reactionsState = signal<ReadonlyMap<string, Reaction>>(new Map());
  private readonly audioOnlyState = signal(false);
  private readonly invitationNewsState = signal<readonly InvitationNews[]>([]);
  private readonly soundBlockedState = signal(false);

  /** How large the others are shown. */
  readonly views = new ViewSizes();
  readonly phase = this.phaseState.asReadonly();
  /** The room as its door shows it. */
  readonly door = this.doorState.asReadonly();
  /** Why the last attempt to join failed; `undefined` for no reason. */
  readonly problem = this.problemState.asReadonly();
  readonly self = computed(() => this.rosterState().self);
  readonly others = computed(() => this.rosterState().others);
  readonly peopleCount = computed(() => this.others().length + (this.self() ? 1 : 0));
  /** Ids of those whose hands are raised, in their order. */
  readonly hands = computed(() => {
    const self = this.self();
    return handOrder(self ? [self, ...this.others()] : this.others());
  });
  /** The last of the others who raised a hand while one was there. */
  readonly latestHand = this.latestHandState.asReadonly();
  /** What people show at the moment, by their ids. */
  readonly reactions = this.reactionsState.asReadonly();
  readonly settings = this.settingsState.asReadonly();
  readonly identity = this.identityState.asReadonly();
  readonly ownLevel = this.ownLevelState.asReadonly();
  /** Whether the server is reached. The call goes on without it. */
  readonly online = this.onlineState.asReadonly();
  /** Milliseconds since 1970 UTC; `null` before one is in the room. */
  readonly joinedAt = this.joinedAtState.asReadonly();
  readonly chat = this.chatState.asReadonly();
  /** Ids of what one wrote oneself. */
  readonly ownEntries = this.ownEntriesState.asReadonly();
  /** The newest live message of somebody else. */
  readonly latest = this.latestState.asReadonly();
  /** How many live messages of others have come so far. */
  readonly heard = this.heardState.asReadonly();
  /** Up to when what was written is deleted, by the server's clock; 0 for never. */
  readonly wipedAt = this.wipedAtState.asReadonly();
  readonly unread = this.unreadState.asReadonly();
  readonly chatOpen = this.chatOpenState.asReadonly();
  /** One's own pictures are kept back, since the line is too slow for them. */
  readonly audioOnly = this.audioOnlyState.asReadonly();
  /** What came of invitations while one was away, as the last join told it. */
  readonly invitationNews = this.invitationNewsState.asReadonly();
  /** The browser wants a click before it plays sound. */
  readonly soundBlocked = this.soundBlockedState.asReadonly();

  setPhase(phase: Phase): void {
    this.phaseState.set(phase);
  }

  /** Stands at the door, with the reason why one is still there where a join failed. */
  standAtDoor(room: Room, problem?: ApiError): void {
    this.doorState.set(room);
    this.problemState.set(problem);
    this.phaseState.set({ at: 'door' });
  }

  /** The room as it is. It is shown from the phase `in-room` on. */
  takeSnapshot(snapshot: Snapshot, now: number): void {
    this.rosterState.update((roster) => snapshotTaken(roster, snapshot));
    this.settingsState.set(snapshot.room);
    this.invitationNewsState.set(snapshot.invitationNews);
    this.forget(snapshot.wipedAt ?? 0);
    this.joinedAtState.update((at) => at ?? now);
    this.problemState.set(undefined);
  }

  roomUpdated(room: PublicRoom): void {
    this.settingsState.set(room);
  }

  peerJoined(peer: Peer): void {
    this.rosterState.update((roster) => peerJoined(roster, peer));
  }

  peerUpdated(peer: Peer): void {
    const before = this.others().find(({ id }) => id === peer.id);
    this.rosterState.update((roster) => peerUpdated(roster, peer));
    if (before?.hand === null && this.hands().includes(peer.id)) this.latestHandState.set({ peerId: peer.id });
  }

  peerLeft(peerId: string): void {
    this.rosterState.update((roster) => peerLeft(roster, peerId));
  }

  patchPeer(peerId: string, patch: PeerPatch): void {
    this.rosterState.update((roster) => peerPatched(roster, peerId, patch));
  }

  setIdentity(change: Partial<Identity>): void {
    this.identityState.update((identity) => ({ ...identity, ...change }));
  }

  setOwnLevel(level: number): void {
    this.ownLevelState.set(level);
  }

  setOnline(online: boolean): void {
    this.onlineState.set(online);
  }

  setAudioOnly(audioOnly: boolean): void {
    this.audioOnlyState.set(audioOnly);
  }

  setSoundBlocked(blocked: boolean): void {
    this.soundBlockedState.set(blocked);
  }

  showReaction(peerId: string, name: ReactionName | null): void {
    this.reactionsState.update((known) => {
      const others = [...known].filter(([id]) => id !== peerId);
      return new Map(name === null ? others : [...others, [peerId, { name }]]);
    });
  }

  /** What one says oneself. */
  addOwnEntry(entry: ChatEntry): void {
    this.ownEntriesState.update((ids) => new Set(ids).add(entry.id));
    this.addHistory([entry]);
  }

  /** What somebody says now. The same message twice is one. */
  addLiveEntry(entry: ChatEntry): void {
    if (entry.at <= this.wipedAt() || this.chatState().some(({ id }) => id === entry.id)) return;
    this.addHistory([entry]);
    this.latestState.set(entry);
    this.heardState.update((count) => count + 1);
    if (!this.watched()) this.unreadState.update((count) => count + 1);
  }

  /** What was said before. It is no news, so nothing counts as unread. */
  addHistory(entries: readonly ChatEntry[]): void {
    this.chatState.update((known) => mergeEntries(known, entriesAfter(entries, this.wipedAt())));
  }

  /** All that was written is deleted for everybody, whatever time it says: nobody's clock saves it. */
  wiped(at: number): void {
    this.forget(at);
    this.chatState.set([]);
    this.latestState.set(null);
    this.unreadState.set(0);
  }

  openChat(open: boolean): void {
    this.chatOpenState.set(open);
    if (this.watched()) this.unreadState.set(0);
  }

  /** @param hidden whether the page is in the background, where nobody reads it */
  setPageHidden(hidden: boolean): void {
    this.pageHiddenState.set(hidden);
    if (this.watched()) this.unreadState.set(0);
  }

  private watched(): boolean {
    return this.chatOpenState() && !this.pageHiddenState();
  }

  private forget(upTo: number): void {
    if (upTo <= this.wipedAtState()) return;
    this.wipedAtState.set(upTo);
    this.chatState.update((entries) => entriesAfter(entries, upTo));
    this.unreadState.update((count) => Math.min(count, this.chatState().length));
    if ((this.latestState()?.at ?? Infinity) <= upTo) this.latestState.set(null);
  }
}
