import { Body, Controller, Req, Res } from '@nestjs/common';
import {
  adminSessionInput,
  endpoints,
  sessionInput,
  type AdminSessionInput,
  type AdminStatus,
  type Session,
  type SessionInput,
} from '@vroom/contract';
import type { Response } from 'express';
import { Asker } from '../platform/http/asker.decorator.js';
import { BasePath } from '../platform/http/base-path.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { AppRequest, Principal } from '../platform/http/request.js';
import { AdminSignInService } from './admin-sign-in/admin-sign-in.service.js';
import { giveSessionCookie, sessionCookieName } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly admins: AdminSignInService,
    private readonly base: BasePath,
  ) {}

  @Endpoint(endpoints.openSession)
  async open(@Asker() asker: Principal, @Body({ schema: sessionInput }) { language }: SessionInput): Promise<Session> {
    return sessionOf(asker.kind === 'key' ? asker : await this.sessions.setLanguage(asker, language));
  }

  @Endpoint(endpoints.changeSession)
  async change(
    @Asker() asker: Principal,
    @Body({ schema: sessionInput }) { language }: SessionInput,
  ): Promise<Session> {
    return sessionOf(await this.sessions.setLanguage(asker, language));
  }

  @Endpoint(endpoints.closeSession)
  async close(@Asker() asker: Principal, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.close(asker);
    response.clearCookie(sessionCookieName, { path: this.base.cookiePath });
  }

  @Endpoint(endpoints.openAdminSession)
  async signIn(
    @Asker() asker: Principal,
    @Body({ schema: adminSessionInput }) { password }: AdminSessionInput,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { principal, token } = await this.admins.signIn({ asker, request, password });
    giveSessionCookie(response, token, this.base.cookiePath);
    return sessionOf(principal);
  }

  @Endpoint(endpoints.getAdminSession)
  adminStatus(@Req() request: AppRequest): Promise<AdminStatus> {
    return this.admins.status(request);
  }

  @Endpoint(endpoints.closeAdminSession)
  async signOut(@Asker() asker: Principal, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = await this.admins.signOut(asker);
    if (token !== undefined) giveSessionCookie(response, token, this.base.cookiePath);
  }
}

function sessionOf({ id, language, admin }: Principal): Session {
  return { id, language, admin };
}
