/** People who are there and say nothing. */
import { inSteps } from './in-steps.ts';
import { SocketIoWire } from './socket-io-wire.ts';
import { Visitor, type Guest } from './visitor.ts';

/** So many in rooms of five at VROOM. */
export async function crowdAtVroom(url: string, count: number, roomSize = 5): Promise<Guest[]> {
  const rooms = await roomsAtVroom(url, Math.ceil(count / roomSize));
  return inSteps(count, (index) => new Visitor(url).come(rooms[Math.floor(index / roomSize)] ?? ''));
}

export function roomsAtVroom(url: string, count: number): Promise<string[]> {
  const host = new Visitor(url);
  return inSteps(count, () => host.makeRoom());
}

/** The same at bare Socket.IO, which knows no more of a room than its name. */
export function crowdAtSocketIo(url: string, count: number, roomSize = 5): Promise<SocketIoWire[]> {
  return inSteps(count, async (index) => {
    const wire = await SocketIoWire.connect(url);
    await wire.ask('room:join', `room-${Math.floor(index / roomSize)}`);
    return wire;
  });
}
