import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import {
  createInvitationsInput,
  endpoints,
  invitationResponseInput,
  type CreateInvitationsInput,
  type InvitationResponseInput,
  type Invitations,
  type ReceivedInvitation,
} from '@vroom/contract';
import type { Response } from 'express';
import { Asker } from '../platform/http/asker.decorator.js';
import { BasePath } from '../platform/http/base-path.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import { PublicUrl } from '../platform/http/public-url.js';
import type { AppRequest, Principal } from '../platform/http/request.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { InvitationsService } from './invitations.service.js';
import { ReceivedInvitations } from './received-invitations.service.js';

@Controller('api/v1')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly received: ReceivedInvitations,
    private readonly addresses: ClientAddresses,
    private readonly publicUrl: PublicUrl,
    private readonly base: BasePath,
  ) {}

  @Endpoint(endpoints.listInvitations)
  list(@PathRoom() room: RoomEntity): Promise<Invitations> {
    return this.invitations.list(room);
  }

  @Endpoint(endpoints.createInvitations)
  async create(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @Body({ schema: createInvitationsInput }) input: CreateInvitationsInput,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Invitations> {
    const made = await this.invitations.create(room, asker, input, this.publicUrl.of(request));
    response.location(this.base.under(`/api/v1/rooms/${room.name}/invitations`));
    return made;
  }

  @Endpoint(endpoints.revokeInvitation)
  revoke(@PathRoom() room: RoomEntity, @Asker() asker: Principal, @Param('id') id: string): Promise<void> {
    return this.invitations.revoke(room, asker, id);
  }

  @Endpoint(endpoints.getInvitation)
  look(@Param('token') token: string, @Req() request: AppRequest): Promise<ReceivedInvitation> {
    return this.received.look(token, this.addresses.of(request));
  }

  @Endpoint(endpoints.answerInvitation)
  answer(
    @Param('token') token: string,
    @Body({ schema: invitationResponseInput }) input: InvitationResponseInput,
    @Req() request: AppRequest,
  ): Promise<ReceivedInvitation> {
    return this.received.answer(token, this.addresses.of(request), input);
  }
}
