import { Inject, Injectable } from '@nestjs/common';
import type { IceServers } from '@vroom/contract';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { iceServersFor } from './ice-servers.js';

@Injectable()
export class TurnService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** ICE servers with fresh credentials for this principal. */
  iceServers(principalId: string): IceServers {
    return iceServersFor(this.settings.turn, principalId, this.clock.now());
  }
}
