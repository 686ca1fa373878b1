import type { PeerSocket } from './peer-socket.js';

/** A description with its candidates. */
const typicalBytes = 16 * 1024;
/** Bytes that may wait for one connection. A whole room's worth of offers is less. */
export const maxUnreadBytes = 4 * 1024 * 1024;

/** The part of engine.io's socket that its types keep private. */
interface EngineSocket {
  transport: { socket?: { bufferedAmount: number } };
  writeBuffer: readonly EnginePacket[];
}

interface EnginePacket {
  data?: unknown;
  options?: { wsPreEncodedFrame?: readonly Uint8Array[] };
}

function engineOf({ conn }: Pick<PeerSocket, 'conn'>): EngineSocket {
  return conn as unknown as EngineSocket;
}

/** What was sent to a connection and is not read yet: in engine.io's queue (by count, which is quick), and in the WebSocket's own. */
export function unreadBytes(socket: Pick<PeerSocket, 'conn'>): number {
  const { transport, writeBuffer } = engineOf(socket);
  return (transport.socket?.bufferedAmount ?? 0) + writeBuffer.length * typicalBytes;
}

/** The same, each packet in the queue by its own length: of small ones many may wait for a moment. */
export function measuredUnreadBytes(socket: Pick<PeerSocket, 'conn'>): number {
  const { transport, writeBuffer } = engineOf(socket);
  return writeBuffer.reduce((sum, packet) => sum + sizeOf(packet), transport.socket?.bufferedAmount ?? 0);
}

/** Where a frame was made of a packet already, its text is kept beside it. */
function sizeOf({ data, options }: EnginePacket): number {
  const text = typeof data === 'string' ? data.length : 0;
  return (options?.wsPreEncodedFrame ?? []).reduce((sum, { byteLength }) => sum + byteLength, text);
}

/**
 * Cuts off who has stopped reading: what is sent to such a connection would pile up in our memory. Its place is kept, and a
 * client that lives comes back.
 *
 * @returns whether it was
 */
export function cutOffDeaf(socket: Pick<PeerSocket, 'conn' | 'disconnect'> | undefined): boolean {
  if (!socket || unreadBytes(socket) <= maxUnreadBytes) return false;
  socket.disconnect(true);
  return true;
}
