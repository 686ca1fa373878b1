import { UseFilters, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { emptyInput } from '@vroom/contract';
import { validationPipe } from '../platform/errors/validation.js';
import { gatewayOptions } from './gateway-options.js';
import { HandsService } from './hands.service.js';
import { seatOf, type PeerSocket } from './peer-socket.js';
import { SignalingProblemFilter } from './signaling-problem.filter.js';

/** One's own hand: schema, the actor from the socket, one call. */
@WebSocketGateway(gatewayOptions)
@UsePipes(validationPipe)
@UseFilters(SignalingProblemFilter)
export class HandsGateway {
  constructor(private readonly hands: HandsService) {}

  @SubscribeMessage('hand:raise')
  async raise(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: emptyInput }) _: unknown): Promise<void> {
    await this.hands.raise(seatOf(socket));
  }

  @SubscribeMessage('hand:lower')
  async lower(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: emptyInput }) _: unknown): Promise<void> {
    await this.hands.lower(seatOf(socket));
  }
}
