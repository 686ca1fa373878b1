import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Broadcast } from './broadcast.js';
import { maxUnreadBytes, measuredUnreadBytes } from './unread.js';

const watchTime = 5000;

/**
 * Cuts off who has stopped reading: a client may go on to send and to answer pings, and all that it is told, answers and
 * events alike, would pile up in our memory. Its place is kept.
 */
@Injectable()
export class UnreadWatch {
  constructor(private readonly broadcast: Broadcast) {}

  @Interval(watchTime)
  look(): void {
    for (const socket of this.broadcast.localSockets()) {
      if (measuredUnreadBytes(socket) > maxUnreadBytes) socket.disconnect(true);
    }
  }
}
