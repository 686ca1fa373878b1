import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@vroom/contract';
import type { Response } from 'express';
import { acceptedLanguage } from '../platform/errors/problem-texts.js';
import { BasePath } from '../platform/http/base-path.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { ENDPOINT } from '../platform/http/endpoint.decorator.js';
import type { AppRequest } from '../platform/http/request.js';
import { RequestRates } from '../platform/http/request-rates.js';
import { credentialsOf } from './credentials.js';
import { PrincipalsService, type Origin } from './principals.service.js';
import { giveSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** Finds out who asks, and opens a session for calls that need one and may come first. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(
    private readonly principals: PrincipalsService,
    private readonly sessions: SessionsService,
    private readonly addresses: ClientAddresses,
    private readonly rates: RequestRates,
    private readonly base: BasePath,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (context.getType() !== 'http' || !endpoint) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<AppRequest>();
    const language = acceptedLanguage(request.headers['accept-language']);
    const origin: Origin = { address: this.addresses.of(request), language };
    const principal =
      (await this.principals.find(credentialsOf(request.headers), origin)) ??
      (endpoint.opensSession ? await this.open(origin, http.getResponse<Response>()) : undefined);
    if (principal) request.principal = principal;
    return true;
  }

  private async open({ language, address }: Origin, response: Response) {
    await this.rates.countSession(address);
    const { principal, token } = await this.sessions.open(language, address);
    giveSessionCookie(response, token, this.base.cookiePath);
    return principal;
  }
}
