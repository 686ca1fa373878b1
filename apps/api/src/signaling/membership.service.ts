import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JoinInput, LeaveReason, MediaState, PublicRoom, Snapshot } from '@vroom/contract';
import { Clock } from '../platform/clock/clock.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import { peerOf, type Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RolesService } from '../roles/roles.service.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { TurnService } from '../turn/turn.service.js';
import { Broadcast } from './broadcast.js';
import type { Seat } from './peer-socket.js';

/** How long a dropped connection keeps its place, in ms. */
export const holdTime = 30_000;

export interface Joined {
  seat: Seat;
  snapshot: Snapshot;
}

/** Joining, leaving, losing and taking back a place in a room. Knows sockets by id only. */
@Injectable()
export class MembershipService {
  /** What ends the wait for each dropped peer. */
  private readonly holds = new Map<string, () => void>();

  constructor(
    private readonly rooms: RoomsService,
    private readonly roles: RolesService,
    private readonly presence: PresenceStore,
    private readonly turn: TurnService,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `room_not_found`, `no_role`, `room_full`, and for a name that can't be one */
  async join(principal: Principal, socketId: string, input: JoinInput): Promise<Joined> {
    const room = await this.rooms.get(input.room);
    const role = await this.roles.roleIn(room, principal);
    if (role === null) throw new ProblemError('no_role');
    const resumed = await this.resume(room, principal, socketId, input);
    if (resumed && input.resumeToken) return this.seated(room, resumed, input.resumeToken, true);
    const resumeToken = randomToken();
    const place: Place = {
      peerId: randomUUID(),
      roomId: room.id,
      principalId: principal.id,
      role,
      media: input.media,
      revision: 1,
      resumeHash: hashToken(resumeToken),
      socketId,
    };
    if (!(await this.presence.take(place, this.rooms.limit(room)))) throw new ProblemError('room_full');
    return this.seated(room, place, resumeToken, false);
  }

  /** Tells the others, once the joiner's socket listens to the room and so misses nothing that comes after. */
  async announce({ seat, snapshot }: Joined): Promise<void> {
    if (!snapshot.resumed) this.broadcast.toOthers(seat, 'peer:joined', { peer: snapshot.self });
    else this.broadcast.toOthers(seat, 'peer:updated', { peer: snapshot.self });
    const members = await this.presence.members(seat.roomId);
    snapshot.peers = members.filter(({ peerId }) => peerId !== seat.peerId).map(peerOf);
  }

  async leave(seat: Seat, socketId: string): Promise<void> {
    if (await this.presence.release(seat.roomId, seat.peerId, socketId)) this.left(seat, 'left');
  }

  /** The connection is gone without a word: the place is kept for a while. */
  async drop(seat: Seat, socketId: string): Promise<void> {
    if (!(await this.presence.drop(seat.roomId, seat.peerId, socketId))) return;
    this.holds.set(
      seat.peerId,
      this.clock.after(holdTime, () => void this.expire(seat)),
    );
  }

  /** The connection went while its join was under way. A place whose token nobody got can't be taken back. */
  async abandon({ seat, snapshot }: Joined, socketId: string): Promise<void> {
    await (snapshot.resumed ? this.drop(seat, socketId) : this.leave(seat, socketId));
  }

  async updateMedia(seat: Seat, media: MediaState): Promise<void> {
    const place = await this.presence.update(seat.roomId, seat.peerId, { media });
    if (!place) throw new ProblemError('not_in_room');
    this.broadcast.toRoom(seat.roomId, 'peer:updated', { peer: peerOf(place) });
  }

  private async expire(seat: Seat): Promise<void> {
    this.holds.delete(seat.peerId);
    if (await this.presence.release(seat.roomId, seat.peerId, null)) this.left(seat, 'lost');
  }

  private left({ roomId, peerId }: Seat, reason: LeaveReason): void {
    this.broadcast.toRoom(roomId, 'peer:left', { peerId, reason });
  }

  private async resume(room: RoomEntity, principal: Principal, socketId: string, input: JoinInput) {
    if (input.resumeToken === undefined) return undefined;
    const claim = { roomId: room.id, principalId: principal.id, resumeHash: hashToken(input.resumeToken), socketId };
    const before = await this.presence.resume(claim);
    if (!before) return undefined;
    this.holds.get(before.peerId)?.();
    this.holds.delete(before.peerId);
    // The server may not have noticed yet that the old connection is dead.
    if (before.socketId !== null) this.broadcast.disconnect(before.socketId);
    return this.presence.update(room.id, before.peerId, { media: input.media });
  }

  private seated(room: RoomEntity, place: Place, resumeToken: string, resumed: boolean): Joined {
    const { iceServers, expiresAt } = this.turn.iceServers(place.principalId);
    const self = peerOf(place);
    const snapshot = { self, peers: [], room: publicRoom(room), iceServers, expiresAt, resumed, resumeToken };
    return { seat: { roomId: room.id, peerId: place.peerId }, snapshot };
  }
}

function publicRoom({ name, locked, askForName }: RoomEntity): PublicRoom {
  return { name, locked, askForName };
}
