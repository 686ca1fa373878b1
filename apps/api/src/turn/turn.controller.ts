import { Controller } from '@nestjs/common';
import { endpoints, type IceChecks, type IceServers } from '@vroom/contract';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { IceDoctor } from './ice-doctor.js';
import { TurnService } from './turn.service.js';

@Controller('api/v1')
export class TurnController {
  constructor(
    private readonly turn: TurnService,
    private readonly doctor: IceDoctor,
  ) {}

  @Endpoint(endpoints.getIceServers)
  iceServers(@Asker() asker: Principal): IceServers {
    return this.turn.iceServers(asker.id);
  }

  @Endpoint(endpoints.checkIceServers)
  checkAll(@Asker() asker: Principal): Promise<IceChecks> {
    return this.doctor.checks(asker.language);
  }

  @Endpoint(endpoints.checkRoomIceServers)
  check(@Asker() asker: Principal): Promise<IceChecks> {
    return this.doctor.checks(asker.language);
  }
}
