import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { peerOf } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { Broadcast } from './broadcast.js';
import type { Seat } from './peer-socket.js';

/** Raised hands: by the server's clock, so that everybody sees them in the same order, who comes later too. */
@Injectable()
export class HandsService {
  constructor(
    private readonly presence: PresenceStore,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** A hand that is raised already keeps its turn. @throws ProblemError `not_in_room` */
  raise(seat: Seat): Promise<void> {
    return this.set(seat, this.clock.now());
  }

  /** @throws ProblemError `not_in_room` */
  lower(seat: Seat): Promise<void> {
    return this.set(seat, null);
  }

  private async set({ roomId, peerId }: Seat, at: number | null): Promise<void> {
    if (!(await this.presence.has(roomId, peerId))) throw new ProblemError('not_in_room');
    const changed = await this.presence.setHand(roomId, peerId, at);
    if (changed) this.broadcast.toRoom(roomId, 'peer:updated', { peer: peerOf(changed) });
  }
}
