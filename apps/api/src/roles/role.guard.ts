import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@vroom/contract';
import { isAtLeast } from '@vroom/room-policy';
import { ProblemError } from '../platform/errors/problem-error.js';
import { ENDPOINT } from '../platform/http/endpoint.decorator.js';
import type { AppRequest } from '../platform/http/request.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { RolesService } from './roles.service.js';

/** Finds the room of the path and the asker's role in it, and asks whether that is enough for the call. */
@Injectable()
export class RoleGuard implements CanActivate {
  constructor(
    private readonly rooms: RoomsService,
    private readonly roles: RolesService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (context.getType() !== 'http' || !endpoint) return true;
    const request = context.switchToHttp().getRequest<AppRequest>();
    const room = await this.findRoom(request);
    if (endpoint.access === 'anyone') return true;
    const { principal } = request;
    if (!principal) throw new ProblemError('unauthenticated');
    // An administrator is one everywhere, also where the path names no room.
    const role = principal.admin ? 'admin' : (request.role ?? null);
    if (role === null && room) throw new ProblemError('no_role');
    if (!isAtLeast(role, endpoint.access)) throw new ProblemError('forbidden');
    // Who was sent out holds the role still, but may neither look in nor use the relays until they may come back.
    if (role === 'participant' && room && (await this.rooms.isKicked(room, principal)))
      throw new ProblemError('kicked');
    return true;
  }

  /** The room of the path, where it names one; the request has it and the asker's role from now on. */
  private async findRoom(request: AppRequest): Promise<RoomEntity | undefined> {
    const { name } = request.params;
    if (typeof name !== 'string') return undefined;
    const room = await this.rooms.get(name);
    request.room = room;
    request.role = await this.roles.roleIn(room, request.principal);
    return room;
  }
}
