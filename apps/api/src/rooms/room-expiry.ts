import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { expiresAt } from '@vroom/room-policy';
import { IsNull, LessThanOrEqual, Not, Repository, type FindOptionsWhere } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { systemActor } from '../platform/events/actor.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { PresenceStore } from '../presence/presence-store.js';
import { expiryLimits } from './room-lifetime.js';
import { RoomEntity } from './room.entity.js';

/** Rooms that are looked at in one piece of the work. */
const chunk = 100;

/** Deletes the rooms in which nobody has been for too long. */
@Injectable()
export class RoomExpiry implements SweepTask, OnModuleInit {
  readonly name = 'room expiry';

  constructor(
    @InjectRepository(RoomEntity) private readonly rooms: Repository<RoomEntity>,
    private readonly presence: PresenceStore,
    private readonly sweeper: Sweeper,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  async sweep(): Promise<boolean> {
    let more = false;
    for (const overdue of this.overdue()) {
      const found = await this.rooms.find({ where: overdue, order: { lastActivityAt: 'ASC' }, take: chunk });
      for (const room of found) await this.expire(room, overdue);
      more ||= found.length === chunk;
    }
    return more;
  }

  /**
   * How to find what is to be deleted now, the open rooms and the reserved ones: the policy, turned into the oldest
   * activity that still keeps a room.
   */
  private overdue(): FindOptionsWhere<RoomEntity>[] {
    const limits = expiryLimits(this.settings);
    return [false, true].flatMap((reserved) => {
      const lifetime = expiresAt({ persistent: false, reserved, lastActivityAt: 0 }, limits);
      if (lifetime === Infinity) return [];
      const lastActivityAt = LessThanOrEqual(this.clock.now() - lifetime);
      return [{ persistent: false, ownerPasswordHash: reserved ? Not(IsNull()) : IsNull(), lastActivityAt }];
    });
  }

  /** Only if it is overdue still: whoever came in, reserved it or made it persistent meanwhile has saved it. */
  private async expire({ id, name }: RoomEntity, overdue: FindOptionsWhere<RoomEntity>): Promise<void> {
    // The process that has people in it could not say so in time, say because the machine slept.
    if ((await this.presence.count(id)) > 0) {
      await this.rooms.update({ id }, { lastActivityAt: this.clock.now() });
      return;
    }
    const { affected } = await this.rooms.delete({ ...overdue, id });
    if (!affected) return;
    this.audit.record('room_expire', systemActor, name);
    this.events.publish('room.deleted', { roomId: id, roomName: name, principalId: null, reason: 'expired' });
  }
}
