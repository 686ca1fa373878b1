import { Module } from '@nestjs/common';
import { TurnController } from './turn.controller.js';
import { TurnService } from './turn.service.js';

@Module({ controllers: [TurnController], providers: [TurnService], exports: [TurnService] })
export class TurnModule {}
