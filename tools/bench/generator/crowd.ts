/** People who are there and say nothing. */
import { setTimeout as pause } from 'node:timers/promises';
import { inSteps } from './in-steps.ts';
import { SocketIoWire } from './socket-io-wire.ts';
import { Visitor, type Guest } from './visitor.ts';

interface Coming {
  /** So many in one room, or 5. */
  roomSize?: number;
  /** They come evenly within this time, ms, as people do who do not know of each other; as fast as they can where it is not given. */
  within?: number;
}

const usualRoom = 5;

/** So many at VROOM. */
export async function crowdAtVroom(url: string, count: number, coming: Coming = {}): Promise<Guest[]> {
  const { roomSize = usualRoom } = coming;
  const rooms = await roomsAtVroom(url, Math.ceil(count / roomSize));
  return oneByOne(count, coming, (index) => new Visitor(url).come(rooms[Math.floor(index / roomSize)] ?? ''));
}

export function roomsAtVroom(url: string, count: number): Promise<string[]> {
  const host = new Visitor(url);
  return inSteps(count, () => host.makeRoom());
}

/** The same at bare Socket.IO, which knows no more of a room than its name. */
export function crowdAtSocketIo(url: string, count: number, coming: Coming = {}): Promise<SocketIoWire[]> {
  const { roomSize = usualRoom } = coming;
  return oneByOne(count, coming, async (index) => {
    const wire = await SocketIoWire.connect(url);
    await wire.ask('room:join', `room-${Math.floor(index / roomSize)}`);
    return wire;
  });
}

function oneByOne<T>(count: number, { within = 0 }: Coming, come: (index: number) => Promise<T>): Promise<T[]> {
  const from = performance.now();
  return inSteps(count, async (index) => {
    const early = from + (index / count) * within - performance.now();
    if (early > 0) await pause(early);
    return come(index);
  });
}
