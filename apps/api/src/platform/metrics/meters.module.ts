import { Global, Module } from '@nestjs/common';
import { Meters } from './meters.js';

/** Whoever does something may count it. */
@Global()
@Module({ providers: [Meters], exports: [Meters] })
export class MetersModule {}
