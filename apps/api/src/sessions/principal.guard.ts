import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@vroom/contract';
import type { Response } from 'express';
import { acceptedLanguage } from '../platform/errors/problem-texts.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { ENDPOINT } from '../platform/http/endpoint.decorator.js';
import type { AppRequest } from '../platform/http/request.js';
import { sessionCookieName, sessionCookieOptions, sessionToken } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

/** Finds out who asks, and opens a session for calls that need one and may come first. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    private readonly addresses: ClientAddresses,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<AppRequest>();
    const principal = await this.sessions.find(sessionToken(request.headers.cookie), this.addresses.of(request));
    if (principal) request.principal = principal;
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    if (!principal && endpoint?.opensSession) await this.open(request, http.getResponse<Response>());
    return true;
  }

  private async open(request: AppRequest, response: Response): Promise<void> {
    const language = acceptedLanguage(request.headers['accept-language']);
    const { principal, token } = await this.sessions.open(language, this.addresses.of(request));
    request.principal = principal;
    response.cookie(sessionCookieName, token, sessionCookieOptions(request.secure));
  }
}
