import { Injectable } from '@nestjs/common';
import type { Exclusions, MemberChangeInput, Members, Notice, Peer } from '@vroom/contract';
import {
  isAtLeast,
  moderationChanges,
  moderationDenial,
  type MemberChange,
  type ModerationAction,
} from '@vroom/room-policy';
import { ProblemError } from '../platform/errors/problem-error.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { peerOf, type Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RolesService } from '../roles/roles.service.js';
import { Broadcast } from './broadcast.js';
import { actorOf, memberOf, type Chairman } from './chairman.js';
import { DeparturesService } from './departures.service.js';
import { ModerationAudit, type ActionOnAll } from './moderation-audit.js';

/**
 * What a chairman does to the people in a room, whether it was asked by socket or by REST. It is done to the person, in
 * every tab they have the room open in.
 */
@Injectable()
export class ModerationService {
  constructor(
    private readonly presence: PresenceStore,
    private readonly roles: RolesService,
    private readonly broadcast: Broadcast,
    private readonly departures: DeparturesService,
    private readonly audit: ModerationAudit,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Does one thing to one person.
   *
   * @returns the person after it
   * @throws ProblemError `forbidden`, `immune`, `peer_not_found`
   */
  async act(chairman: Chairman, action: ModerationAction, peerId: string): Promise<Peer> {
    assertChairman(chairman);
    const target = await this.find(chairman.roomId, peerId);
    const denial = moderationDenial(actorOf(chairman), action, memberOf(target));
    if (denial) throw new ProblemError(denial);
    const after =
      action === 'kick' ? await this.kick(chairman, target) : await this.change(target, moderationChanges[action]);
    this.audit.acted(chairman, action, target);
    this.tell(chairman, action, peerId);
    return peerOf(after);
  }

  /** Does all that the fields ask for. @throws ProblemError as {@link act} */
  async changeMember(chairman: Chairman, peerId: string, input: MemberChangeInput): Promise<Peer> {
    // Who is made an owner can't be silenced in the same breath; nothing is done by half.
    if (input.role !== undefined && (input.muted === true || input.paused === true)) throw new ProblemError('immune');
    for (const action of actionsFor(input)) await this.act(chairman, action, peerId);
    return peerOf(await this.find(chairman.roomId, peerId));
  }

  async members(roomId: string): Promise<Members> {
    return { items: (await this.presence.members(roomId)).map(peerOf) };
  }

  async exclusions(roomId: string): Promise<Exclusions> {
    return { items: (await this.presence.kicked(roomId)).map((peerId) => ({ peerId })) };
  }

  /** Lets somebody come back who was kicked. @throws ProblemError `forbidden`, `peer_not_found` */
  async readmit(chairman: Chairman, peerId: string): Promise<void> {
    assertChairman(chairman);
    if (!(await this.presence.readmit(chairman.roomId, peerId))) throw new ProblemError('peer_not_found');
    this.audit.readmitted(chairman, peerId);
    this.tell(chairman, 'readmit', peerId);
  }

  /** Does it to everybody to whom it may be done. @throws ProblemError `forbidden` */
  async actOnAll(chairman: Chairman, action: ActionOnAll): Promise<void> {
    assertChairman(chairman);
    const members = await this.presence.members(chairman.roomId);
    const targets = members.filter(
      (place) => !isDone[action](place) && moderationDenial(actorOf(chairman), action, memberOf(place)) === null,
    );
    // Somebody may leave meanwhile, which is no fault of the chairman's.
    await Promise.all(targets.map((place) => this.judge(place, moderationChanges[action])));
    this.audit.actedOnAll(chairman, action, targets.length);
    this.tell(chairman, action === 'lower-hand' ? 'lower-hands' : `${action}-all`, null);
  }

  /** Ends the meeting for everybody. @throws ProblemError `forbidden` */
  async end(chairman: Chairman): Promise<void> {
    assertChairman(chairman);
    const { roomId, peerId: by } = chairman;
    const places = await this.presence.clear(roomId);
    this.departures.ended(places);
    this.broadcast.endRoom(roomId, { by, reason: 'ended' });
    this.audit.ended(chairman, places.length);
  }

  private async find(roomId: string, peerId: string): Promise<Place> {
    const place = await this.presence.find(roomId, peerId);
    if (!place) throw new ProblemError('peer_not_found');
    return place;
  }

  private async change(target: Place, change: MemberChange): Promise<Place> {
    if (change.role) await this.roles.grant(target.roomId, target.principalId, change.role);
    const changed = await this.judge(target, change);
    const after = changed.find(({ peerId }) => peerId === target.peerId);
    if (!after) throw new ProblemError('peer_not_found');
    return after;
  }

  private async judge({ roomId, principalId }: Place, change: MemberChange): Promise<Place[]> {
    const changed = await this.presence.judge(roomId, principalId, change);
    for (const place of changed) this.broadcast.toRoom(roomId, 'peer:updated', { peer: peerOf(place) });
    return changed;
  }

  private async kick({ peerId: by }: Chairman, target: Place): Promise<Place> {
    const places = await this.presence.kick(target.roomId, target.peerId);
    // Gone in this very moment: nobody was sent out, nor is kept out.
    if (places.length === 0) throw new ProblemError('peer_not_found');
    const { roomId, roomName, principalId } = target;
    this.events.publish('peer.kicked', { roomId, roomName, principalId });
    for (const place of places) {
      this.broadcast.toPeer(place.roomId, place.peerId, 'self:kicked', { by });
      this.departures.left(place, 'kicked');
      this.broadcast.disconnectPeer(place.roomId, place.peerId);
    }
    return target;
  }

  private tell({ roomId, peerId: by }: Chairman, action: Notice['action'], peerId: string | null): void {
    this.broadcast.toRoom(roomId, 'notice', { action, by, peerId });
  }
}

/** First of all, so that who may not moderate learns nothing of who is there. */
function assertChairman({ role }: Chairman): void {
  if (!isAtLeast(role, 'owner')) throw new ProblemError('forbidden');
}

function actionsFor({ role, muted, paused, hand }: MemberChangeInput): ModerationAction[] {
  const actions: ModerationAction[] = [];
  if (role !== undefined) actions.push('promote');
  if (muted !== undefined) actions.push(muted ? 'mute' : 'unmute');
  if (paused !== undefined) actions.push(paused ? 'pause' : 'resume');
  if (hand === null) actions.push('lower-hand');
  return actions;
}

/** Of whom there is nothing to ask any more. */
const isDone: Record<ActionOnAll, (place: Place) => boolean> = {
  mute: ({ muted }) => muted,
  pause: ({ paused }) => paused,
  'lower-hand': ({ hand }) => hand === null,
};
