import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigController } from './config.controller.js';
import { SETTINGS } from './config.token.js';
import type { Settings } from './settings.js';

@Module({ controllers: [ConfigController] })
export class ConfigModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
