import { Body, Controller, Query, Res } from '@nestjs/common';
import {
  changeRoomInput,
  createRoomInput,
  endpoints,
  listRoomsQuery,
  type ChangeRoomInput,
  type CreateRoomInput,
  type ListRoomsQuery,
  type Room,
  type Rooms,
} from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import type { Response } from 'express';
import { Asker, AskerRole } from '../platform/http/asker.decorator.js';
import { BasePath } from '../platform/http/base-path.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { PathRoom } from './path-room.decorator.js';
import { RoomListService } from './room-list.service.js';
import { RoomSettingsService } from './room-settings.service.js';
import { RoomEntity } from './room.entity.js';
import { creationRole, RoomsService } from './rooms.service.js';

@Controller('api/v1')
export class RoomsController {
  constructor(
    private readonly rooms: RoomsService,
    private readonly settings: RoomSettingsService,
    private readonly all: RoomListService,
    private readonly base: BasePath,
  ) {}

  @Endpoint(endpoints.createRoom)
  async create(
    @Asker() asker: Principal,
    @Body({ schema: createRoomInput }) input: CreateRoomInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Room> {
    const room = await this.rooms.create(input, asker);
    response.location(this.base.under(`/api/v1/rooms/${room.name}`));
    return this.rooms.describe(room, creationRole(asker));
  }

  @Endpoint(endpoints.listRooms)
  list(@Query({ schema: listRoomsQuery }) query: ListRoomsQuery): Promise<Rooms> {
    return this.all.list(query);
  }

  @Endpoint(endpoints.getRoom)
  async get(@PathRoom() room: RoomEntity, @AskerRole() role: Role | null): Promise<Room> {
    return this.rooms.describe(room, role);
  }

  @Endpoint(endpoints.changeRoom)
  async change(
    @PathRoom() room: RoomEntity,
    @AskerRole() role: Role | null,
    @Asker() asker: Principal,
    @Body({ schema: changeRoomInput }) input: ChangeRoomInput,
  ): Promise<Room> {
    return this.rooms.describe(await this.settings.change(room, role, asker, input), role);
  }

  @Endpoint(endpoints.deleteRoom)
  delete(@PathRoom() room: RoomEntity, @Asker() asker: Principal): Promise<void> {
    return this.rooms.delete(room, asker);
  }

  @Endpoint(endpoints.wipeData)
  wipe(@PathRoom() room: RoomEntity, @Asker() asker: Principal): Promise<void> {
    return this.rooms.wipe(room, asker);
  }
}
