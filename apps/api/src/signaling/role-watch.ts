import { Injectable } from '@nestjs/common';
import { peerOf } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RolesService } from '../roles/roles.service.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { Broadcast } from './broadcast.js';
import type { PeerSocket } from './peer-socket.js';

/** Takes a role away from somebody who sits in a room with it. */
@Injectable()
export class RoleWatch {
  constructor(
    private readonly presence: PresenceStore,
    private readonly rooms: RoomsService,
    private readonly roles: RolesService,
    private readonly broadcast: Broadcast,
  ) {}

  /** An administrator's time is over: what is left is the role they hold in the room themselves, or none. */
  async noAdminAnyMore(socket: PeerSocket): Promise<void> {
    const { seat, principal } = socket.data;
    const now = { ...principal, admin: false };
    const place = seat && (await this.presence.find(seat.roomId, seat.peerId));
    const role = place && (await this.roles.roleIn(await this.rooms.get(place.roomName), now));
    // Last, so that the next look tries again where one of these failed.
    socket.data.principal = now;
    if (!seat || role === undefined) return;
    if (role === null) return void socket.disconnect(true);
    for (const changed of await this.presence.judge(seat.roomId, principal.id, { role })) {
      this.broadcast.toRoom(seat.roomId, 'peer:updated', { peer: peerOf(changed) });
    }
  }
}
