import { Injectable } from '@nestjs/common';
import type { MemberChangeInput, Members, Notice, Peer } from '@vroom/contract';
import {
  isAtLeast,
  moderationChanges,
  moderationDenial,
  type Member,
  type MemberChange,
  type ModerationAction,
  type Role,
} from '@vroom/room-policy';
import { ProblemError } from '../platform/errors/problem-error.js';
import { peerOf, type Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RolesService } from '../roles/roles.service.js';
import { Broadcast } from './broadcast.js';
import type { Seat } from './peer-socket.js';

/** Who moderates: somebody in the room (`peerId`), or somebody who holds a role there and asks from outside. */
export interface Chairman {
  roomId: string;
  peerId: string | null;
  role: Role | null;
}

/** What a chairman does to the people in a room, whether it was asked by socket or by REST. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly presence: PresenceStore,
    private readonly roles: RolesService,
    private readonly broadcast: Broadcast,
  ) {}

  /** The chairman who sits in this seat, with the role the server knows of. @throws ProblemError `not_in_room` */
  async chairmanIn({ roomId, peerId }: Seat): Promise<Chairman> {
    const place = await this.presence.find(roomId, peerId);
    if (!place) throw new ProblemError('not_in_room');
    return { roomId, peerId, role: place.role };
  }

  /**
   * Does one thing to one person.
   *
   * @returns the person after it
   * @throws ProblemError `forbidden`, `immune`, `peer_not_found`
   */
  async act(chairman: Chairman, action: ModerationAction, peerId: string): Promise<Peer> {
    // First, so that who may not moderate learns nothing of who is there.
    if (!isChairman(chairman)) throw new ProblemError('forbidden');
    const target = await this.presence.find(chairman.roomId, peerId);
    if (!target) throw new ProblemError('peer_not_found');
    const denial = moderationDenial(actorOf(chairman), action, memberOf(target));
    if (denial) throw new ProblemError(denial);
    const after =
      action === 'kick' ? await this.kick(chairman, target) : await this.change(target, moderationChanges[action]);
    this.tell(chairman, action, peerId);
    return peerOf(after);
  }

  /** Does all that the fields ask for. @throws ProblemError as {@link act} */
  async changeMember(chairman: Chairman, peerId: string, input: MemberChangeInput): Promise<Peer> {
    for (const action of actionsFor(input)) await this.act(chairman, action, peerId);
    const place = await this.presence.find(chairman.roomId, peerId);
    if (!place) throw new ProblemError('peer_not_found');
    return peerOf(place);
  }

  async members(roomId: string): Promise<Members> {
    return { items: (await this.presence.members(roomId)).map(peerOf) };
  }

  /** Mutes or pauses everybody who may be. @throws ProblemError `forbidden` */
  async actOnAll(chairman: Chairman, action: 'mute' | 'pause'): Promise<void> {
    if (!isChairman(chairman)) throw new ProblemError('forbidden');
    const members = await this.presence.members(chairman.roomId);
    const targets = members.filter((place) => moderationDenial(actorOf(chairman), action, memberOf(place)) === null);
    await Promise.all(targets.map((place) => this.change(place, moderationChanges[action])));
    this.tell(chairman, `${action}-all`, null);
  }

  /** Ends the meeting for everybody. @throws ProblemError `forbidden` */
  async end(chairman: Chairman): Promise<void> {
    if (!isChairman(chairman)) throw new ProblemError('forbidden');
    await this.presence.clear(chairman.roomId);
    this.broadcast.toRoom(chairman.roomId, 'room:ended', { by: chairman.peerId, reason: 'ended' });
    this.broadcast.disconnectRoom(chairman.roomId);
  }

  private async change(target: Place, change: MemberChange): Promise<Place> {
    if (change.role) await this.roles.grant(target.roomId, target.principalId, change.role);
    const after = await this.presence.update(target.roomId, target.peerId, change);
    if (!after) throw new ProblemError('peer_not_found');
    this.broadcast.toRoom(target.roomId, 'peer:updated', { peer: peerOf(after) });
    return after;
  }

  private async kick({ peerId: by }: Chairman, target: Place): Promise<Place> {
    for (const { roomId, peerId } of await this.presence.kick(target.roomId, target.peerId)) {
      this.broadcast.toPeer(roomId, peerId, 'self:kicked', { by });
      this.broadcast.toOthers({ roomId, peerId }, 'peer:left', { peerId, reason: 'kicked' });
      this.broadcast.disconnectPeer(roomId, peerId);
    }
    return target;
  }

  private tell({ roomId, peerId: by }: Chairman, action: Notice['action'], peerId: string | null): void {
    this.broadcast.toRoom(roomId, 'notice', { action, by, peerId });
  }
}

function actionsFor({ role, muted, paused }: MemberChangeInput): ModerationAction[] {
  const actions: ModerationAction[] = [];
  if (role !== undefined) actions.push('promote');
  if (muted !== undefined) actions.push(muted ? 'mute' : 'unmute');
  if (paused !== undefined) actions.push(paused ? 'pause' : 'resume');
  return actions;
}

function isChairman({ role }: Chairman): boolean {
  return isAtLeast(role, 'owner');
}

function actorOf({ peerId, role }: Chairman): { id?: string; role: Role | null } {
  return peerId === null ? { role } : { id: peerId, role };
}

function memberOf({ peerId: id, role, muted, paused }: Place): Member {
  return { id, role, moderation: { muted, paused } };
}
