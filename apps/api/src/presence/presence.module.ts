import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../platform/clock/clock.js';
import { RedisChannels } from '../platform/redis/redis-channels.js';
import { RedisLink } from '../platform/redis/redis-link.js';
import { MeetingJournal } from './meeting-journal.js';
import { MeetingEntity } from './meeting.entity.js';
import { MemoryPresenceStore } from './memory-presence-store.js';
import { RedisPresenceStore } from './redis-presence-store.js';
import { PresenceStore } from './presence-store.js';

@Module({
  imports: [TypeOrmModule.forFeature([MeetingEntity])],
  providers: [
    MeetingJournal,
    {
      provide: PresenceStore,
      inject: [RedisLink, RedisChannels, Clock, MeetingJournal],
      useFactory: (redis: RedisLink | null, channels: RedisChannels | null, clock: Clock, journal: MeetingJournal) =>
        redis && channels ? inRedis(redis, channels, clock) : new MemoryPresenceStore(journal),
    },
  ],
  exports: [PresenceStore],
})
export class PresenceModule {}

function inRedis(redis: RedisLink, channels: RedisChannels, clock: Clock): PresenceStore {
  const store = new RedisPresenceStore(redis, clock);
  channels.interrupted.subscribe(() => void store.doubt());
  return store;
}
