import { Injectable } from '@nestjs/common';
import type { ReceivedSignal, ServerEvents } from '@vroom/contract';
import { Subject } from 'rxjs';
import { ProblemError } from '../platform/errors/problem-error.js';
import { Meters } from '../platform/metrics/meters.js';
import { textOfEvent } from './command-decoder.js';
import { frameOf } from './event-frame.js';
import {
  peerChannel,
  principalChannel,
  roomChannel,
  type PeerServer,
  type PeerSocket,
  type ProcessEvents,
  type Seat,
} from './peer-socket.js';
import { ProcessAdapter } from './process-adapter.js';
import { cutOffDeaf } from './unread.js';

type Data<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>;

/** Sends events to the people of a room through Socket.IO, whose adapter knows on which process each of them is. */
@Injectable()
export class Broadcast {
  private server: PeerServer | undefined;

  constructor(private readonly meters: Meters) {}

  /** A session is no administrator's any more, which another process was told. */
  readonly lowered = new Subject<{ principalId: string }>();

  /** Called by the gateway as soon as there is a server. */
  attach(server: PeerServer): void {
    this.server = server;
    server.on('session:lowered', (event) => this.lowered.next(event));
  }

  /** Tells the other processes, where there are some. */
  tellProcesses<E extends keyof ProcessEvents>(event: E, ...data: Parameters<ProcessEvents[E]>): void {
    if (this.io.sockets.adapter instanceof ProcessAdapter) this.io.serverSideEmit(event, ...data);
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
   * Passes a signal on to one peer, unless that one has stopped reading. To a peer of this process nobody else is asked; to
   * another it costs one message.
   *
   * @returns whether somebody was there to get it
   * @throws ProblemError `peer_not_found` where they were cut off, `unavailable`
   */
  async relay(roomId: string, peerId: string, signal: ReceivedSignal): Promise<boolean> {
    const channel = peerChannel(roomId, peerId);
    const { adapter, sockets } = this.io.sockets;
    const here = [...(adapter.rooms.get(channel) ?? [])].map((id) => sockets.get(id));
    if (here.some(cutOffDeaf)) throw new ProblemError('peer_not_found');
    if (here.length > 0) {
      this.meters.relay.here += 1;
      const text = textOfEvent('signal:received', signal);
      // To the connections themselves, in one piece: of what a broadcast or a socket does first, a signal needs nothing.
      const options = { compress: false, wsPreEncodedFrame: [frameOf(text)] };
      for (const socket of here) socket?.conn.write(text, options);
      return true;
    }
    if (!(adapter instanceof ProcessAdapter)) return false;
    const reached = await adapter.reach(channel, 'signal:received', signal);
    if (reached) this.meters.relay.elsewhere += 1;
    return reached;
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
