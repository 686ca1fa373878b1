import { Controller } from '@nestjs/common';
import { endpoints, type IceServers } from '@vroom/contract';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { TurnService } from './turn.service.js';

@Controller('api/v1')
export class TurnController {
  constructor(private readonly turn: TurnService) {}

  @Endpoint(endpoints.getIceServers)
  iceServers(@Asker() asker: Principal): IceServers {
    return this.turn.iceServers(asker.id);
  }
}
