import { Body, Controller, Param } from '@nestjs/common';
import { endpoints, memberChangeInput, type MemberChangeInput, type Members, type Peer } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { AskerRole } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { ModerationService, type Chairman } from './moderation.service.js';

/** The same as the chairman's commands, for who is not in the room. */
@Controller('api/v1')
export class MembersController {
  constructor(private readonly moderation: ModerationService) {}

  @Endpoint(endpoints.listMembers)
  list(@PathRoom() room: RoomEntity): Promise<Members> {
    return this.moderation.members(room.id);
  }

  @Endpoint(endpoints.changeMember)
  change(
    @PathRoom() room: RoomEntity,
    @AskerRole() role: Role | null,
    @Param('peerId') peerId: string,
    @Body({ schema: memberChangeInput }) input: MemberChangeInput,
  ): Promise<Peer> {
    return this.moderation.changeMember(outsider(room, role), peerId, input);
  }

  @Endpoint(endpoints.kickMember)
  async kick(
    @PathRoom() room: RoomEntity,
    @AskerRole() role: Role | null,
    @Param('peerId') peerId: string,
  ): Promise<void> {
    await this.moderation.act(outsider(room, role), 'kick', peerId);
  }

  @Endpoint(endpoints.endMeeting)
  end(@PathRoom() room: RoomEntity, @AskerRole() role: Role | null): Promise<void> {
    return this.moderation.end(outsider(room, role));
  }
}

function outsider(room: RoomEntity, role: Role | null): Chairman {
  return { roomId: room.id, peerId: null, role };
}
