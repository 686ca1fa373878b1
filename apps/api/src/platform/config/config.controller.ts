import { Controller, Inject } from '@nestjs/common';
import { endpoints, languages, type InstanceConfig, type InstanceSettings } from '@vroom/contract';
import { Endpoint } from '../http/endpoint.decorator.js';
import { LOADED_SETTINGS, SETTINGS } from './config.token.js';
import type { LoadedSettings } from './load-settings.js';
import { listSettings } from './setting-list.js';
import type { Settings } from './settings.js';
import { ThemeService } from '../theme/theme.service.js';
import { version } from './version.js';

@Controller('api/v1')
export class ConfigController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOADED_SETTINGS) private readonly loaded: LoadedSettings,
    private readonly themes: ThemeService,
  ) {}

  @Endpoint(endpoints.getConfig)
  config(): InstanceConfig {
    const { video, turn } = this.settings;
    return {
      name: this.settings.interface.name,
      version,
      languages: [...languages],
      limits: { maxMembers: this.settings.rooms.max_members },
      media: {
        frameRate: video.frame_rate,
        maxUplink: video.max_uplink,
        codec: video.codec,
        relay: turn.turn_server.length > 0,
      },
      features: {
        feedback: this.settings.email.contact !== '',
        etherpad: this.settings.etherpad.uri !== '',
        demo: this.settings.interface.demo === '1',
      },
      ...this.themes.view(),
    };
  }

  @Endpoint(endpoints.listSettings)
  inForce(): InstanceSettings {
    return listSettings(this.loaded);
  }
}
