import { Body, Controller, Param } from '@nestjs/common';
import {
  endpoints,
  memberChangeInput,
  type Exclusions,
  type MemberChangeInput,
  type Members,
  type Peer,
} from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { Asker, AskerRole } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { ChairmenService } from './chairmen.service.js';
import { ModerationService } from './moderation.service.js';

/** The same as the chairman's commands, for who is not in the room. */
@Controller('api/v1')
export class MembersController {
  constructor(
    private readonly chairmen: ChairmenService,
    private readonly moderation: ModerationService,
  ) {}

  @Endpoint(endpoints.listMembers)
  list(@PathRoom() room: RoomEntity): Promise<Members> {
    return this.moderation.members(room.id);
  }

  @Endpoint(endpoints.changeMember)
  async change(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @AskerRole() role: Role | null,
    @Param('peerId') peerId: string,
    @Body({ schema: memberChangeInput }) input: MemberChangeInput,
  ): Promise<Peer> {
    return this.moderation.changeMember(await this.chairmen.outside(room, role, asker), peerId, input);
  }

  @Endpoint(endpoints.kickMember)
  async kick(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @AskerRole() role: Role | null,
    @Param('peerId') peerId: string,
  ): Promise<void> {
    await this.moderation.act(await this.chairmen.outside(room, role, asker), 'kick', peerId);
  }

  @Endpoint(endpoints.endMeeting)
  async end(@PathRoom() room: RoomEntity, @Asker() asker: Principal, @AskerRole() role: Role | null): Promise<void> {
    await this.moderation.end(await this.chairmen.outside(room, role, asker));
  }

  @Endpoint(endpoints.listExclusions)
  exclusions(@PathRoom() room: RoomEntity): Promise<Exclusions> {
    return this.moderation.exclusions(room.id);
  }

  @Endpoint(endpoints.readmit)
  async readmit(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @AskerRole() role: Role | null,
    @Param('peerId') peerId: string,
  ): Promise<void> {
    await this.moderation.readmit(await this.chairmen.outside(room, role, asker), peerId);
  }
}
