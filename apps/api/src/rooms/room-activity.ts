import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { PresenceStore } from '../presence/presence-store.js';
import { staleRoom } from './room-lifetime.js';
import { RoomEntity } from './room.entity.js';

/** Rooms of one UPDATE. */
const chunk = 500;

/** Notes which rooms have people in them, since that is what keeps a room. Every process does it for its own people. */
@Injectable()
export class RoomActivity implements SweepTask, OnModuleInit {
  readonly name = 'room activity';

  constructor(
    @InjectRepository(RoomEntity) private readonly rooms: Repository<RoomEntity>,
    private readonly presence: PresenceStore,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.addEverywhere(this);
  }

  async sweep(): Promise<boolean> {
    const occupied = await this.presence.occupied();
    for (let start = 0; start < occupied.length; start += chunk) {
      const now = this.clock.now();
      await this.rooms.update(staleRoom(occupied.slice(start, start + chunk), now), { lastActivityAt: now });
    }
    return false;
  }
}
