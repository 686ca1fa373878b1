import { expect, it } from 'vitest';
import type { Broadcast } from './broadcast.js';
import { UnreadWatch } from './unread-watch.js';
import { maxUnreadBytes } from './unread.js';

let cutOff: string[];

function socket(name: string, bufferedAmount: number, writeBuffer: object[] = []) {
  return { conn: { transport: { socket: { bufferedAmount } }, writeBuffer }, disconnect: () => void cutOff.push(name) };
}

it('cuts off who does not read, and nobody who is told much at once', () => {
  cutOff = [];
  const small = Array.from({ length: 1000 }, () => ({ data: 'x'.repeat(200) }));
  const sockets = [
    socket('reads', 0),
    socket('reads much', maxUnreadBytes / 2, small),
    socket('is stuck in the WebSocket', maxUnreadBytes + 1),
    socket('is stuck in the queue', maxUnreadBytes, small),
    socket('is stuck in it with frames', maxUnreadBytes - 1_000, [
      { data: 'x'.repeat(400), options: { wsPreEncodedFrame: [new Uint8Array(4), new Uint8Array(600)] } },
    ]),
  ];
  new UnreadWatch({ localSockets: () => sockets } as unknown as Broadcast).look();
  expect(cutOff).toEqual(['is stuck in the WebSocket', 'is stuck in the queue', 'is stuck in it with frames']);
});
