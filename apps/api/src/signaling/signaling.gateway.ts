import { Logger, UseFilters, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { commands, type JoinInput, type MediaState, type SignalInput, type Snapshot } from '@vroom/contract';
import { ProblemError } from '../platform/errors/problem-error.js';
import { validationPipe } from '../platform/errors/validation.js';
import { RequestRates } from '../platform/http/request-rates.js';
import { onBehalfOf } from '../platform/logging/origin.js';
import { Meters } from '../platform/metrics/meters.js';
import { PresenceStore } from '../presence/presence-store.js';
import { Broadcast } from './broadcast.js';
import { ConnectionLimit, type OpenConnection } from './connection-limit.js';
import { DeparturesService } from './departures.service.js';
import { DirectCommands } from './direct-commands.js';
import { FrameGuard } from './frame-guard.js';
import { gatewayOptions } from './gateway-options.js';
import { Handshake } from './handshake.js';
import { MembershipService } from './membership.service.js';
import {
  peerChannel,
  principalChannel,
  roomChannel,
  seatOf,
  type PeerServer,
  type PeerSocket,
  type Seat,
} from './peer-socket.js';
import { SignalingProblemFilter } from './signaling-problem.filter.js';

/** The socket side of the contract: schema, the actor from the socket, one call. */
@WebSocketGateway(gatewayOptions)
@UsePipes(validationPipe)
@UseFilters(SignalingProblemFilter)
export class SignalingGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  private readonly logger = new Logger('Signaling');

  constructor(
    private readonly connections: ConnectionLimit,
    private readonly handshake: Handshake,
    private readonly frames: FrameGuard,
    private readonly direct: DirectCommands,
    private readonly membership: MembershipService,
    private readonly departures: DeparturesService,
    private readonly presence: PresenceStore,
    private readonly broadcast: Broadcast,
    private readonly rates: RequestRates,
    private readonly meters: Meters,
  ) {}

  afterInit(server: PeerServer): void {
    server.use(this.handshake.middleware);
    server.engine.on('connection', (connection: OpenConnection) => this.connections.count(connection));
    this.broadcast.attach(server);
  }

  async handleConnection(socket: PeerSocket): Promise<void> {
    this.frames.watch(socket);
    this.direct.serve(socket, 'signal:send', (signal) => this.signal(socket, signal));
    await socket.join(principalChannel(socket.data.principal.id));
  }

  handleDisconnect(socket: PeerSocket, reason: string): void {
    // Nest waits for nobody here, so a fault would be an unhandled rejection and end the process.
    const { connectionId } = socket.data;
    void onBehalfOf({ connectionId }, () =>
      this.disconnected(socket, reason).catch((error: unknown) => this.logger.error(error)),
    );
  }

  @SubscribeMessage('room:join')
  async join(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: commands['room:join'] }) input: JoinInput,
  ): Promise<Snapshot> {
    if (socket.data.seat || socket.data.joining) throw new ProblemError('already_in_room');
    socket.data.joining = true;
    try {
      await this.rates.countJoin(socket.data.principal.address);
      const joined = await this.membership.join(socket.data.principal, socket.id, input);
      await this.sit(socket, joined.place);
      this.meters.joins.inc({ kind: joined.resumed ? 'resumed' : 'new' });
      const snapshot = await this.membership.announce(joined);
      if (!socket.connected) await this.membership.abandon(joined, socket.id);
      // It was sent out while its join was under way, when there was no channel yet to reach it by.
      else if (!(await this.membership.stands(joined))) socket.disconnect(true);
      return snapshot;
    } finally {
      socket.data.joining = false;
    }
  }

  @SubscribeMessage('room:leave')
  async leave(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: commands['room:leave'] }) _input: unknown,
  ): Promise<void> {
    const seat = seatOf(socket);
    delete socket.data.seat;
    await Promise.all([socket.leave(roomChannel(seat.roomId)), socket.leave(peerChannel(seat.roomId, seat.peerId))]);
    await this.departures.leave(seat, socket.id);
  }

  private async signal(socket: PeerSocket, { to, ...signal }: SignalInput): Promise<void> {
    const { relay } = this.meters;
    const began = relay.begin();
    const { roomId, peerId } = seatOf(socket);
    // Who lost their place has no voice, whatever their socket still believes.
    if (!(await this.presence.has(roomId, peerId))) throw new ProblemError('not_in_room');
    if (to === peerId) throw new ProblemError('peer_not_found');
    if (await this.broadcast.relay(roomId, to, { ...signal, from: peerId })) relay.end(began);
    // One whose connection dropped may come back: who gets no answer says it again.
    else if (!(await this.presence.has(roomId, to))) throw new ProblemError('peer_not_found');
  }

  @SubscribeMessage('media:update')
  async updateMedia(
    @ConnectedSocket() socket: PeerSocket,
    @MessageBody({ schema: commands['media:update'] }) media: MediaState,
  ): Promise<void> {
    await this.membership.updateMedia(seatOf(socket), media);
  }

  private async disconnected({ id, data: { seat, joining } }: PeerSocket, reason: string): Promise<void> {
    // A join that is under way sees at its end that nobody is there any more.
    if (!seat || joining) return;
    // A client that says goodbye is gone; one whose connection broke may come back.
    if (reason === 'client namespace disconnect') await this.departures.leave(seat, id);
    else await this.departures.drop(seat, id);
  }

  private async sit(socket: PeerSocket, { roomId, roomName, peerId }: Seat): Promise<void> {
    const seat = { roomId, roomName, peerId };
    socket.data.seat = seat;
    await socket.join([roomChannel(seat.roomId), peerChannel(seat.roomId, seat.peerId)]);
  }
}
