import { Injectable } from '@nestjs/common';
import type { Role } from '@vroom/room-policy';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import { PresenceStore } from '../presence/presence-store.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import type { Chairman } from './chairman.js';
import { seatOf, type PeerSocket } from './peer-socket.js';

/** Who is about to moderate, with the role the server knows of. */
@Injectable()
export class ChairmenService {
  constructor(private readonly presence: PresenceStore) {}

  /** @throws ProblemError `not_in_room` */
  async at(socket: PeerSocket): Promise<Chairman> {
    const { roomId, peerId } = seatOf(socket);
    const place = await this.presence.find(roomId, peerId);
    if (!place) throw new ProblemError('not_in_room');
    const { roomName, role } = place;
    return { roomId, roomName, peerId, role, actor: socket.data.principal };
  }

  /** Somebody who asks by REST; where they are in the room too, everybody sees that it was them. */
  async outside({ id: roomId, name: roomName }: RoomEntity, role: Role | null, actor: Principal): Promise<Chairman> {
    const own = (await this.presence.members(roomId)).find(({ principalId }) => principalId === actor.id);
    return { roomId, roomName, peerId: own?.peerId ?? null, role, actor };
  }
}
