import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MeetingJournal } from './meeting-journal.js';
import { MeetingEntity } from './meeting.entity.js';
import { MemoryPresenceStore } from './memory-presence-store.js';
import { PresenceStore } from './presence-store.js';

@Module({
  imports: [TypeOrmModule.forFeature([MeetingEntity])],
  providers: [
    MeetingJournal,
    {
      provide: PresenceStore,
      inject: [MeetingJournal],
      useFactory: (journal: MeetingJournal) => new MemoryPresenceStore(journal),
    },
  ],
  exports: [PresenceStore],
})
export class PresenceModule {}
