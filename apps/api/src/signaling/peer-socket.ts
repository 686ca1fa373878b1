import type { ClientCommands, ServerEvents } from '@vroom/contract';
import type { Server, Socket } from 'socket.io';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';

/** Where a socket sits. Set when its join is done, gone when it leaves. */
export interface Seat {
  roomId: string;
  /** For the audit. */
  roomName: string;
  peerId: string;
}

export interface SocketData {
  /** By what it is known in the log: the id of the request that opened it. */
  connectionId: string;
  principal: Principal;
  seat?: Seat;
  /** A join is under way, so a second one is refused. */
  joining?: boolean;
}

/** What processes tell each other that is for no client's ears. */
export interface ProcessEvents {
  /** A session is no administrator's any more. */
  'session:lowered': (event: { principalId: string }) => void;
}

export type PeerSocket = Socket<ClientCommands, ServerEvents, ProcessEvents, SocketData>;
export type PeerServer = Server<ClientCommands, ServerEvents, ProcessEvents, SocketData>;

/** All connections of one principal, whichever room they are in. */
export function principalChannel(principalId: string): string {
  return `principal:${principalId}`;
}

/** Everybody in a room. */
export function roomChannel(roomId: string): string {
  return `room:${roomId}`;
}

/** One peer of a room. The room is part of it, so a signal can't leave the sender's room whatever it is addressed to. */
export function peerChannel(roomId: string, peerId: string): string {
  return `room:${roomId}:peer:${peerId}`;
}

/** Whether it is one of those above that belong to a room. */
export function isRoomChannel(channel: string): boolean {
  return channel.startsWith('room:');
}

/** Where a socket sits. @throws ProblemError `not_in_room` */
export function seatOf(socket: PeerSocket): Seat {
  const { seat } = socket.data;
  if (!seat) throw new ProblemError('not_in_room');
  return seat;
}
