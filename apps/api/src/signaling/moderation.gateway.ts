import { UseFilters, UsePipes } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { emptyInput, peerInput, type PeerInput } from '@vroom/contract';
import type { ModerationAction } from '@vroom/room-policy';
import { validationPipe } from '../platform/errors/validation.js';
import { ChairmenService } from './chairmen.service.js';
import { gatewayOptions } from './gateway-options.js';
import { ModerationService } from './moderation.service.js';
import type { PeerSocket } from './peer-socket.js';
import { SignalingProblemFilter } from './signaling-problem.filter.js';

/** The chairman's commands: schema, the actor from the socket, one call. */
@WebSocketGateway(gatewayOptions)
@UsePipes(validationPipe)
@UseFilters(SignalingProblemFilter)
export class ModerationGateway {
  constructor(
    private readonly chairmen: ChairmenService,
    private readonly moderation: ModerationService,
  ) {}

  @SubscribeMessage('peer:mute')
  mute(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: peerInput }) input: PeerInput): Promise<void> {
    return this.act(socket, 'mute', input);
  }

  @SubscribeMessage('peer:unmute')
  unmute(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: peerInput }) input: PeerInput): Promise<void> {
    return this.act(socket, 'unmute', input);
  }

  @SubscribeMessage('peer:pause')
  pause(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: peerInput }) input: PeerInput): Promise<void> {
    return this.act(socket, 'pause', input);
  }

  @SubscribeMessage('peer:resume')
  resume(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: peerInput }) input: PeerInput): Promise<void> {
    return this.act(socket, 'resume', input);
  }

  @SubscribeMessage('peer:promote')
  promote(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: peerInput }) input: PeerInput): Promise<void> {
    return this.act(socket, 'promote', input);
  }

  @SubscribeMessage('peer:lower-hand')
  lowerHand(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: peerInput }) input: PeerInput,
  ): Promise<void> {
    return this.act(socket, 'lower-hand', input);
  }

  @SubscribeMessage('peer:kick')
  kick(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: peerInput }) input: PeerInput): Promise<void> {
    return this.act(socket, 'kick', input);
  }

  @SubscribeMessage('peer:readmit')
  async readmit(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: peerInput }) { peerId }: PeerInput,
  ): Promise<void> {
    await this.moderation.readmit(await this.chairmen.at(socket), peerId);
  }

  @SubscribeMessage('room:mute-all')
  async muteAll(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: emptyInput }) _: unknown): Promise<void> {
    await this.moderation.actOnAll(await this.chairmen.at(socket), 'mute');
  }

  @SubscribeMessage('room:pause-all')
  async pauseAll(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: emptyInput }) _: unknown,
  ): Promise<void> {
    await this.moderation.actOnAll(await this.chairmen.at(socket), 'pause');
  }

  @SubscribeMessage('room:lower-hands')
  async lowerHands(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: emptyInput }) _: unknown,
  ): Promise<void> {
    await this.moderation.actOnAll(await this.chairmen.at(socket), 'lower-hand');
  }

  @SubscribeMessage('room:end')
  async end(@ConnectedSocket() socket: PeerSocket, @MessageBody({ schema: emptyInput }) _: unknown): Promise<void> {
    await this.moderation.end(await this.chairmen.at(socket));
  }

  private async act(socket: PeerSocket, action: ModerationAction, { peerId }: PeerInput): Promise<void> {
    await this.moderation.act(await this.chairmen.at(socket), action, peerId);
  }
}
