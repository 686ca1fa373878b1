import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { chunks } from '../platform/database/chunks.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { PresenceStore } from '../presence/presence-store.js';
import { staleRoom } from './room-lifetime.js';
import { RoomEntity } from './room.entity.js';

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
    for (const chunk of chunks(await this.presence.occupied())) {
      const now = this.clock.now();
      await this.rooms.update(staleRoom(chunk, now), { lastActivityAt: now });
    }
    return false;
  }
}
