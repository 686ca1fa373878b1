import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { EtherpadApi } from './etherpad-api.js';
import { EtherpadClient } from './etherpad-client.js';
import { EtherpadController } from './etherpad.controller.js';
import { PadCleaning } from './pad-cleaning.js';
import { PadKeeper } from './pad-keeper.js';
import { PadSessionEntity } from './pad-session.entity.js';
import { PadSessions } from './pad-sessions.service.js';
import { PadTable } from './pad-table.js';
import { PadEntity } from './pad.entity.js';
import { Pads } from './pads.service.js';

/** A pad beside each room, in an Etherpad, where the settings name one. */
@Module({
  imports: [TypeOrmModule.forFeature([PadEntity, PadSessionEntity]), RoomsModule],
  controllers: [EtherpadController],
  providers: [EtherpadApi, EtherpadClient, Pads, PadTable, PadSessions, PadCleaning, PadKeeper],
})
export class EtherpadModule {}
