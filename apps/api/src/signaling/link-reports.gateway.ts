import { UseFilters, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { linkOutcomeInput, type LinkOutcomeInput } from '@vroom/contract';
import { validationPipe } from '../platform/errors/validation.js';
import { gatewayOptions } from './gateway-options.js';
import { LinkOutcomes } from './link-outcomes.js';
import { seatOf, type PeerSocket } from './peer-socket.js';
import { SignalingProblemFilter } from './signaling-problem.filter.js';

/** What became of one's connections to others: schema, the actor from the socket, one call. */
@WebSocketGateway(gatewayOptions)
@UsePipes(validationPipe)
@UseFilters(SignalingProblemFilter)
export class LinkReportsGateway {
  constructor(private readonly outcomes: LinkOutcomes) {}

  @SubscribeMessage('link:report')
  report(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: linkOutcomeInput }) input: LinkOutcomeInput,
  ): void {
    seatOf(socket);
    this.outcomes.count(socket, input);
  }
}
