import { Controller, Req } from '@nestjs/common';
import { endpoints } from '@vroom/contract';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { AppRequest } from '../platform/http/request.js';
import { RequestRates } from '../platform/http/request-rates.js';
import { discard } from './discard.js';

const call = endpoints.sendUplinkSample;

/** Takes what a browser sends to learn how fast it can. */
@Controller('api/v1')
export class UplinkController {
  constructor(
    private readonly rates: RequestRates,
    private readonly addresses: ClientAddresses,
  ) {}

  @Endpoint(call)
  async take(@Req() request: AppRequest): Promise<void> {
    await this.rates.countSample(this.addresses.of(request));
    await discard(request, call.bytes);
  }
}
