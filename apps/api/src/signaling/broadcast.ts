import { Injectable } from '@nestjs/common';
import type { ServerEvents } from '@vroom/contract';
import { peerChannel, roomChannel, type PeerServer, type Seat } from './peer-socket.js';

type Data<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>;

/** Sends events to the people of a room through Socket.IO, whose adapter knows on which process each of them is. */
@Injectable()
export class Broadcast {
  private server: PeerServer | undefined;

  /** Called by the gateway as soon as there is a server. */
  attach(server: PeerServer): void {
    this.server = server;
  }

  toRoom<E extends keyof ServerEvents>(roomId: string, event: E, ...data: Data<E>): void {
    this.io.to(roomChannel(roomId)).emit(event, ...data);
  }

  toOthers<E extends keyof ServerEvents>({ roomId, peerId }: Seat, event: E, ...data: Data<E>): void {
    this.io
      .to(roomChannel(roomId))
      .except(peerChannel(roomId, peerId))
      .emit(event, ...data);
  }

  toPeer<E extends keyof ServerEvents>(roomId: string, peerId: string, event: E, ...data: Data<E>): void {
    this.io.to(peerChannel(roomId, peerId)).emit(event, ...data);
  }

  disconnect(socketId: string): void {
    this.io.in(socketId).disconnectSockets(true);
  }

  private get io(): PeerServer {
    if (!this.server) throw new Error('Broadcast is used before the gateway has started');
    return this.server;
  }
}
