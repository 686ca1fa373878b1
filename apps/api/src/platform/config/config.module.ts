import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigController } from './config.controller.js';
import { LOADED_SETTINGS, SETTINGS } from './config.token.js';
import type { LoadedSettings } from './load-settings.js';
import { SettingWarnings } from './setting-warnings.js';

@Module({ controllers: [ConfigController] })
export class ConfigModule {
  static forRoot(loaded: LoadedSettings): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: loaded.settings },
        { provide: LOADED_SETTINGS, useValue: loaded },
        SettingWarnings,
      ],
      exports: [SETTINGS, LOADED_SETTINGS],
    };
  }
}
