import { Body, Controller, Res } from '@nestjs/common';
import { createRoomInput, endpoints, type CreateRoomInput, type Room } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import type { Response } from 'express';
import { Asker, AskerRole } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { PathRoom } from './path-room.decorator.js';
import { RoomEntity } from './room.entity.js';
import { RoomsService } from './rooms.service.js';

@Controller('api/v1')
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  @Endpoint(endpoints.createRoom)
  async create(
    @Asker() asker: Principal,
    @Body({ schema: createRoomInput }) input: CreateRoomInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Room> {
    const room = await this.rooms.create(input, asker.id);
    response.location(`/api/v1/rooms/${room.name}`);
    return this.rooms.describe(room, 'owner');
  }

  @Endpoint(endpoints.getRoom)
  async get(@PathRoom() room: RoomEntity, @AskerRole() role: Role | null): Promise<Room> {
    return this.rooms.describe(room, role);
  }
}
