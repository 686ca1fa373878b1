import { Injectable } from '@nestjs/common';
import type { ReceivedSignal, ServerEvents } from '@vroom/contract';
import {
  peerChannel,
  principalChannel,
  roomChannel,
  type PeerServer,
  type PeerSocket,
  type Seat,
} from './peer-socket.js';
import { maxUnreadBytes, unreadBytes } from './unread.js';

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

  toOthers<E extends keyof ServerEvents>({ roomId, peerId }: Omit<Seat, 'roomName'>, event: E, ...data: Data<E>): void {
    this.io
      .to(roomChannel(roomId))
      .except(peerChannel(roomId, peerId))
      .emit(event, ...data);
  }

  /**
   * Passes a signal on to one peer, unless that one has stopped reading: what is sent to such a connection would pile up in
   * our memory, so it is cut off instead. Its place is kept, and a client that lives comes back.
   *
   * @returns whether it went out
   */
  relay(roomId: string, peerId: string, signal: ReceivedSignal): boolean {
    const channel = peerChannel(roomId, peerId);
    for (const socketId of this.io.sockets.adapter.rooms.get(channel) ?? []) {
      const socket = this.io.sockets.sockets.get(socketId);
      if (socket && unreadBytes(socket) > maxUnreadBytes) {
        socket.disconnect(true);
        return false;
      }
    }
    this.io.to(channel).emit('signal:received', signal);
    return true;
  }

  toPeer<E extends keyof ServerEvents>(roomId: string, peerId: string, event: E, ...data: Data<E>): void {
    this.io.to(peerChannel(roomId, peerId)).emit(event, ...data);
  }

  /** Cuts off all connections of a principal whose session has ended. */
  disconnectPrincipal(principalId: string): void {
    this.io.in(principalChannel(principalId)).disconnectSockets(true);
  }

  /** Tells everybody in a room that the meeting is over, and cuts them off. The answer to who asked for it still arrives. */
  endRoom(roomId: string, end: Data<'room:ended'>[0]): void {
    this.toRoom(roomId, 'room:ended', end);
    setImmediate(() => this.io.in(roomChannel(roomId)).disconnectSockets(true));
  }

  disconnectPeer(roomId: string, peerId: string): void {
    this.io.in(peerChannel(roomId, peerId)).disconnectSockets(true);
  }

  /** The connections to this process. */
  localSockets(): PeerSocket[] {
    return [...this.io.sockets.sockets.values()];
  }

  disconnect(socketId: string): void {
    this.io.in(socketId).disconnectSockets(true);
  }

  private get io(): PeerServer {
    if (!this.server) throw new Error('Broadcast is used before the gateway has started');
    return this.server;
  }
}
