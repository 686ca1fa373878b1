import { Module } from '@nestjs/common';
import { MemoryPresenceStore } from './memory-presence-store.js';
import { PresenceStore } from './presence-store.js';

@Module({ providers: [{ provide: PresenceStore, useClass: MemoryPresenceStore }], exports: [PresenceStore] })
export class PresenceModule {}
