import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { LOADED_SETTINGS } from './config.token.js';
import type { LoadedSettings } from './load-settings.js';

/** Says at the start what should be put right in the settings. */
@Injectable()
export class SettingWarnings implements OnModuleInit {
  private readonly logger = new Logger('Settings');

  constructor(@Inject(LOADED_SETTINGS) private readonly loaded: LoadedSettings) {}

  onModuleInit(): void {
    for (const warning of this.loaded.warnings) this.logger.warn(warning);
  }
}
