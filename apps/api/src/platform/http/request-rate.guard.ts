import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@vroom/contract';
import { ClientAddresses } from './client-addresses.js';
import { ENDPOINT } from './endpoint.decorator.js';
import type { AppRequest } from './request.js';
import { RequestRates } from './request-rates.js';

/** Counts the calls of each client before anything is looked up for them. Health checks are no calls of the contract. */
@Injectable()
export class RequestRateGuard implements CanActivate {
  constructor(
    private readonly rates: RequestRates,
    private readonly addresses: ClientAddresses,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (context.getType() !== 'http' || !endpoint) return true;
    await this.rates.countRequest(this.addresses.of(context.switchToHttp().getRequest<AppRequest>()));
    return true;
  }
}
