import { Controller } from '@nestjs/common';
import { endpoints, type Overview } from '@vroom/contract';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import { OverviewService } from './overview.service.js';

@Controller('api/v1')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Endpoint(endpoints.getOverview)
  get(): Promise<Overview> {
    return this.overview.overview();
  }
}
