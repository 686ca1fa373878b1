import { Controller, Inject } from '@nestjs/common';
import { endpoints, languages, type InstanceConfig } from '@vroom/contract';
import { Endpoint } from '../http/endpoint.decorator.js';
import { SETTINGS } from './config.token.js';
import type { Settings } from './settings.js';
import { version } from './version.js';

@Controller('api/v1')
export class ConfigController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Endpoint(endpoints.getConfig)
  config(): InstanceConfig {
    return {
      name: this.settings.interface.name,
      version,
      languages: [...languages],
      limits: { maxMembers: this.settings.rooms.max_members },
      media: { frameRate: this.settings.video.frame_rate },
    };
  }
}
