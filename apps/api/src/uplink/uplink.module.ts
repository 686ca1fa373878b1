import { Module } from '@nestjs/common';
import { UplinkController } from './uplink.controller.js';

@Module({ controllers: [UplinkController] })
export class UplinkModule {}
