import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { LeaveReason } from '@vroom/contract';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { Broadcast } from './broadcast.js';
import type { Seat } from './peer-socket.js';

/** How long a dropped connection keeps its place, in ms. */
export const holdTime = 30_000;

/** Leaving a room, and losing the connection to it. Knows sockets by id only. */
@Injectable()
export class DeparturesService implements OnApplicationBootstrap {
  private readonly logger = new Logger('Departures');
  /** What ends the wait for each dropped peer. */
  private readonly holds = new Map<string, () => void>();

  constructor(
    private readonly presence: PresenceStore,
    private readonly broadcast: Broadcast,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Who was in a room when the server stopped has as long to come back as who loses the connection otherwise. */
  async onApplicationBootstrap(): Promise<void> {
    this.presence.orphaned.subscribe((places) => {
      for (const place of places) this.hold(place);
    });
    for (const place of await this.presence.takeOver()) this.hold(place);
  }

  async leave({ roomId, peerId }: Seat, socketId: string): Promise<void> {
    const place = await this.presence.release(roomId, peerId, socketId);
    if (place) this.left(place, 'left');
  }

  /** The connection is gone without a word: the place is kept for a while. */
  async drop(seat: Seat, socketId: string): Promise<void> {
    if (await this.presence.drop(seat.roomId, seat.peerId, socketId)) this.hold(seat);
  }

  /** Somebody is back, so nobody waits for them any more. */
  endHold(peerId: string): void {
    this.holds.get(peerId)?.();
    this.holds.delete(peerId);
  }

  /** Places that were given up for a newer one of the same person. */
  gaveUp(places: readonly Place[]): void {
    for (const place of places) {
      this.endHold(place.peerId);
      this.left(place, 'lost');
    }
  }

  /** The meeting is over, which everybody is told in one word. */
  ended(places: readonly Place[]): void {
    for (const place of places) {
      this.endHold(place.peerId);
      this.note(place, 'meeting ended');
    }
  }

  /** Tells the others and the audit of somebody who has no place any more. */
  left(place: Place, reason: LeaveReason): void {
    this.broadcast.toOthers(place, 'peer:left', { peerId: place.peerId, reason });
    this.note(place, reason);
  }

  private note({ roomName, peerId, actor }: Place, how: string): void {
    this.audit.record('room_leave', actor, `${roomName}: peer ${peerId}, ${how}`);
  }

  private hold(seat: Seat): void {
    this.endHold(seat.peerId);
    this.holds.set(
      seat.peerId,
      this.clock.after(holdTime, () => {
        this.expire(seat).catch((error: unknown) => this.logger.error(error));
      }),
    );
  }

  private async expire({ roomId, peerId }: Seat): Promise<void> {
    this.holds.delete(peerId);
    const place = await this.presence.release(roomId, peerId, null);
    if (place) this.left(place, 'lost');
  }
}
