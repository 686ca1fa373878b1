import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { LoadedSettings } from './platform/config/load-settings.js';
import { Warnings } from './platform/logging/warnings.js';

/**
 * All services as the server has them, for a command that ends soon: nothing is started. Without Nest's `init` there is no port,
 * no socket and no schedule, no mail is sent and no meeting taken over; what a server that runs beside us does stays its own. What the
 * command did is written when it closes this, the audit as well.
 */
export async function createHouse(loaded: LoadedSettings): Promise<INestApplicationContext> {
  const log = { level: 'warn', stream: new Warnings(process.stderr) };
  const house = await NestFactory.create(AppModule.forRoot(loaded, log), { logger: false, abortOnError: false });
  house.useLogger(house.get(Logger));
  return house;
}
