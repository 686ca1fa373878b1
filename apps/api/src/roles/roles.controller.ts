import { Body, Controller } from '@nestjs/common';
import { authenticationInput, endpoints, type Authentication, type AuthenticationInput } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { Asker, AskerRole } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { RolesService } from './roles.service.js';

@Controller('api/v1')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Endpoint(endpoints.authenticate)
  async authenticate(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @AskerRole() held: Role | null,
    @Body({ schema: authenticationInput }) brought: AuthenticationInput,
  ): Promise<Authentication> {
    return { role: await this.roles.authenticate(room, asker, held, brought) };
  }
}
