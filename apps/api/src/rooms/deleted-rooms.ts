import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { chunks } from '../platform/database/chunks.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RoomEntity } from './room.entity.js';

/**
 * Notices which rooms another process has deleted, say the command line, while people are in them here: it could tell only who listens
 * there. Every process looks for its own people.
 */
@Injectable()
export class DeletedRooms implements SweepTask, OnModuleInit {
  readonly name = 'deleted rooms';

  constructor(
    @InjectRepository(RoomEntity) private readonly rooms: Repository<RoomEntity>,
    private readonly presence: PresenceStore,
    private readonly sweeper: Sweeper,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.sweeper.addEverywhere(this);
  }

  async sweep(): Promise<boolean> {
    for (const chunk of chunks(await this.presence.occupied())) {
      const found = await this.rooms.find({ where: { id: In(chunk) }, select: { id: true } });
      const there = new Set(found.map(({ id }) => id));
      for (const id of chunk) if (!there.has(id)) await this.tell(id);
    }
    return false;
  }

  private async tell(roomId: string): Promise<void> {
    const [place] = await this.presence.members(roomId);
    // The last one has left meanwhile.
    if (!place) return;
    const { roomName } = place;
    this.events.publish('room.deleted', { roomId, roomName, principalId: null, reason: 'deleted' });
  }
}
