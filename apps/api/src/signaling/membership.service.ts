import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable, Logger } from '@nestjs/common';
import type { JoinInput, LeaveReason, MediaState, Snapshot } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { Clock } from '../platform/clock/clock.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import { peerOf, type NewPlace, type Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RolesService } from '../roles/roles.service.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TurnService } from '../turn/turn.service.js';
import { Broadcast } from './broadcast.js';
import type { Seat } from './peer-socket.js';

/** How long a dropped connection keeps its place, in ms. */
export const holdTime = 30_000;

/** Tabs and devices that one person may have in one room. */
const placesPerPrincipal = 4;

/** Somebody who has got a place; the others don't know yet. */
export interface Joined {
  place: Place;
  room: RoomEntity;
  resumeToken: string;
  resumed: boolean;
  /** Whether others see a change: a new peer, or one that sends something else than before. */
  changed: boolean;
}

/** Joining, leaving, losing and taking back a place in a room. Knows sockets by id only. */
@Injectable()
export class MembershipService {
  private readonly logger = new Logger('Membership');
  /** What ends the wait for each dropped peer. */
  private readonly holds = new Map<string, () => void>();

  constructor(
    private readonly sessions: SessionsService,
    private readonly rooms: RoomsService,
    private readonly roles: RolesService,
    private readonly presence: PresenceStore,
    private readonly turn: TurnService,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `room_not_found`, `no_role`, `room_full`, `kicked`, and for a name that can't be one */
  async join(principal: Principal, socketId: string, input: JoinInput): Promise<Joined> {
    if (!(await this.sessions.isOpen(principal))) throw new ProblemError('unauthenticated');
    const room = await this.rooms.get(input.room);
    const role = await this.roles.roleIn(room, principal);
    if (role === null) throw new ProblemError('no_role');
    return (
      (await this.resume(room, principal, socketId, input)) ?? this.take(room, { principal, role, socketId, input })
    );
  }

  /**
   * Tells the others, and describes the room to the one who came. Called when their socket listens to the room already, so
   * that they miss nothing that comes after the snapshot.
   */
  async announce({ place, room, resumeToken, resumed, changed }: Joined): Promise<Snapshot> {
    const self = peerOf(place);
    if (changed) this.broadcast.toOthers(place, resumed ? 'peer:updated' : 'peer:joined', { peer: self });
    const members = await this.presence.members(room.id);
    const peers = members.filter(({ peerId }) => peerId !== place.peerId).map(peerOf);
    const { iceServers, expiresAt } = this.turn.iceServers(place.principalId);
    const { moderation } = self;
    return { self, peers, room: this.rooms.publicOf(room), moderation, iceServers, expiresAt, resumed, resumeToken };
  }

  async leave(seat: Seat, socketId: string): Promise<void> {
    if (await this.presence.release(seat.roomId, seat.peerId, socketId)) this.left(seat, 'left');
  }

  /** The connection is gone without a word: the place is kept for a while. */
  async drop(seat: Seat, socketId: string): Promise<void> {
    if (await this.presence.drop(seat.roomId, seat.peerId, socketId)) this.hold(seat);
  }

  /** The connection went while its join was under way. A place whose token nobody got can't be taken back. */
  async abandon({ place, resumed }: Joined, socketId: string): Promise<void> {
    await (resumed ? this.drop(place, socketId) : this.leave(place, socketId));
  }

  async updateMedia(seat: Seat, media: MediaState): Promise<void> {
    const before = await this.presence.find(seat.roomId, seat.peerId);
    if (before && isDeepStrictEqual(before.media, media)) return;
    const place = await this.presence.update(seat.roomId, seat.peerId, { media });
    if (!place) throw new ProblemError('not_in_room');
    this.broadcast.toRoom(seat.roomId, 'peer:updated', { peer: peerOf(place) });
  }

  private hold(seat: Seat): void {
    this.endHold(seat.peerId);
    this.holds.set(
      seat.peerId,
      this.clock.after(holdTime, () => {
        this.expire(seat).catch((error: unknown) => this.logger.error(error));
      }),
    );
  }

  private endHold(peerId: string): void {
    this.holds.get(peerId)?.();
    this.holds.delete(peerId);
  }

  private async expire(seat: Seat): Promise<void> {
    this.holds.delete(seat.peerId);
    if (await this.presence.release(seat.roomId, seat.peerId, null)) this.left(seat, 'lost');
  }

  private left({ roomId, peerId }: Seat, reason: LeaveReason): void {
    this.broadcast.toRoom(roomId, 'peer:left', { peerId, reason });
  }

  private async take(room: RoomEntity, { principal, role, socketId, input }: Newcomer): Promise<Joined> {
    const resumeToken = randomToken();
    const wanted: NewPlace = {
      peerId: randomUUID(),
      roomId: room.id,
      principalId: principal.id,
      role,
      media: input.media,
      revision: 1,
      resumeHash: hashToken(resumeToken),
      socketId,
    };
    const limits = { room: this.rooms.limit(room), principal: placesPerPrincipal };
    const taking = await this.presence.take(wanted, limits);
    if (!taking.ok) throw new ProblemError(taking.reason === 'kicked' ? 'kicked' : 'room_full');
    for (const givenUp of taking.givenUp) {
      this.endHold(givenUp.peerId);
      this.left(givenUp, 'lost');
    }
    return { place: taking.place, room, resumeToken, resumed: false, changed: true };
  }

  private async resume(room: RoomEntity, principal: Principal, socketId: string, input: JoinInput) {
    const { resumeToken, media } = input;
    if (resumeToken === undefined) return undefined;
    const claim = { roomId: room.id, principalId: principal.id, resumeHash: hashToken(resumeToken), socketId };
    const before = await this.presence.resume(claim);
    if (!before) return undefined;
    this.endHold(before.peerId);
    // The server may not have noticed yet that the old connection is dead.
    if (before.socketId !== null) this.broadcast.disconnect(before.socketId);
    const changed = !isDeepStrictEqual(before.media, media);
    const after = changed ? await this.presence.update(room.id, before.peerId, { media }) : { ...before, socketId };
    return after && { place: after, room, resumeToken, resumed: true, changed };
  }
}

interface Newcomer {
  principal: Principal;
  role: Role;
  socketId: string;
  input: JoinInput;
}
