import { Module } from '@nestjs/common';
import { IceDoctor } from './ice-doctor.js';
import { TurnController } from './turn.controller.js';
import { TurnService } from './turn.service.js';

@Module({ controllers: [TurnController], providers: [TurnService, IceDoctor], exports: [TurnService] })
export class TurnModule {}
