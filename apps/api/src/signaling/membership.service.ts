import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { JoinInput, MediaState, Snapshot } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Actor } from '../platform/events/actor.js';
import type { Principal } from '../platform/http/request.js';
import { peerOf, type NewPlace, type Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RolesService } from '../roles/roles.service.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { PrincipalsService } from '../sessions/principals.service.js';
import { TurnService } from '../turn/turn.service.js';
import { Broadcast } from './broadcast.js';
import { DeparturesService } from './departures.service.js';
import { MailNews } from './mail-news.service.js';
import type { Seat } from './peer-socket.js';

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

/** Joining a room, and taking a place back. Knows sockets by id only. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly principals: PrincipalsService,
    private readonly rooms: RoomsService,
    private readonly roles: RolesService,
    private readonly presence: PresenceStore,
    private readonly turn: TurnService,
    private readonly broadcast: Broadcast,
    private readonly departures: DeparturesService,
    private readonly mails: MailNews,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `room_not_found`, `no_role`, `room_full`, `kicked`, and for a name that can't be one */
  async join(asker: Principal, socketId: string, input: JoinInput): Promise<Joined> {
    const principal = await this.principals.current(asker);
    if (!principal) throw new ProblemError('unauthenticated');
    const room = await this.rooms.get(input.room);
    const role = await this.roles.roleIn(room, principal);
    if (role === null) throw new ProblemError('no_role', { detail: room.name });
    const newcomer: Newcomer = { room, principal, role, socketId, input };
    return (await this.resume(newcomer)) ?? this.take(newcomer);
  }

  /**
   * Tells the others, and describes the room to the one who came. Called when their socket listens to the room already, so
   * that they miss nothing that comes after the snapshot.
   */
  async announce({ place, room, resumeToken, resumed, changed }: Joined): Promise<Snapshot> {
    const members = await this.presence.members(room.id);
    // As it is now: a chairman may have muted everybody since the place was taken.
    const self = peerOf(members.find(({ peerId }) => peerId === place.peerId) ?? place);
    if (changed) this.broadcast.toOthers(place, resumed ? 'peer:updated' : 'peer:joined', { peer: self });
    const peers = members.filter(({ peerId }) => peerId !== place.peerId).map(peerOf);
    const { iceServers, expiresAt } = this.turn.iceServers(place.principalId);
    const { moderation } = self;
    const wipedAt = await this.rooms.wipedAt(room);
    const at = this.clock.now();
    const described = this.rooms.publicOf(room);
    const mails = await this.mails.toldAtJoin(place, resumed);
    const known = { self, peers, room: described, moderation, at, wipedAt, resumed, resumeToken };
    return { ...known, iceServers, expiresAt, ...mails };
  }

  /** Whether a place that was announced is still there; where not, the others are told. */
  async stands({ place }: Joined): Promise<boolean> {
    if (await this.presence.find(place.roomId, place.peerId)) return true;
    // They may have heard of the end before they heard of the beginning.
    this.broadcast.toOthers(place, 'peer:left', { peerId: place.peerId, reason: 'lost' });
    return false;
  }

  /** The connection went while its join was under way. A place whose token nobody got can't be taken back. */
  async abandon({ place, resumed }: Joined, socketId: string): Promise<void> {
    await (resumed ? this.departures.drop(place, socketId) : this.departures.leave(place, socketId));
  }

  async updateMedia(seat: Seat, media: MediaState): Promise<void> {
    const before = await this.presence.find(seat.roomId, seat.peerId);
    if (before && isDeepStrictEqual(before.media, media)) return;
    const place = await this.presence.setMedia(seat.roomId, seat.peerId, media);
    if (!place) throw new ProblemError('not_in_room');
    this.broadcast.toRoom(seat.roomId, 'peer:updated', { peer: peerOf(place) });
  }

  private async take(newcomer: Newcomer): Promise<Joined> {
    const { room, principal, role } = newcomer;
    const resumeToken = randomToken();
    // First, so that the room does not expire between here and there.
    await this.rooms.touch(room);
    const limits = { room: this.rooms.limit(room), principal: placesPerPrincipal };
    const taking = await this.presence.take(newPlace(newcomer, resumeToken), limits);
    if (!taking.ok) throw new ProblemError(taking.reason === 'kicked' ? 'kicked' : 'room_full', { detail: room.name });
    this.departures.gaveUp(taking.givenUp);
    const { place } = taking;
    // A room that is deleted from now on takes this place with it; one that was deleted meanwhile did not know of it.
    if (!(await this.rooms.exists(room))) {
      await this.presence.release(room.id, place.peerId, place.socketId);
      throw new ProblemError('room_not_found');
    }
    this.audit.record('room_join', principal, `${room.name}: peer ${place.peerId} as ${role}`);
    return { place, room, resumeToken, resumed: false, changed: true };
  }

  private async resume(newcomer: Newcomer): Promise<Joined | undefined> {
    const { room, principal, role, socketId, input } = newcomer;
    const { resumeToken, media } = input;
    if (resumeToken === undefined) return undefined;
    const person = { principalId: principal.id, role, actor: whoIs(principal) };
    const claim = { roomId: room.id, resumeHash: hashToken(resumeToken), socketId, ...person };
    const resuming = await this.presence.resume(claim);
    if (!resuming.ok) {
      // Somebody shows a token that was given to somebody else. They get a place of their own, and a line in the audit.
      if (resuming.reason === 'foreign') this.audit.recordDenial('peer_id_mismatch', principal, room.name);
      return undefined;
    }
    const { before, place } = resuming;
    this.departures.endHold(before.peerId);
    // The server may not have noticed yet that the old connection is dead.
    if (before.socketId !== null) this.broadcast.disconnect(before.socketId);
    const sendsOther = !isDeepStrictEqual(before.media, media);
    const after = sendsOther ? await this.presence.setMedia(room.id, before.peerId, media) : place;
    return after && { place: after, room, resumeToken, resumed: true, changed: after.revision !== before.revision };
  }
}

interface Newcomer {
  room: RoomEntity;
  principal: Principal;
  role: Role;
  socketId: string;
  input: JoinInput;
}

function newPlace({ room, principal, role, socketId, input }: Newcomer, resumeToken: string): NewPlace {
  return {
    peerId: randomUUID(),
    roomId: room.id,
    roomName: room.name,
    principalId: principal.id,
    actor: whoIs(principal),
    role,
    media: input.media,
    hand: null,
    revision: 1,
    resumeHash: hashToken(resumeToken),
    socketId,
  };
}

function whoIs({ address, user }: Principal): Actor {
  return { address, user };
}
