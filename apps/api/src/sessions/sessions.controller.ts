import { Body, Controller, Res } from '@nestjs/common';
import {
  adminSessionInput,
  endpoints,
  sessionInput,
  type AdminSessionInput,
  type Session,
  type SessionInput,
} from '@vroom/contract';
import type { Response } from 'express';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { AdminSignInService } from './admin-sign-in.service.js';
import { giveSessionCookie, sessionCookieName } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

@Controller('api/v1')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly admins: AdminSignInService,
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
    response.clearCookie(sessionCookieName);
  }

  @Endpoint(endpoints.openAdminSession)
  async signIn(
    @Asker() asker: Principal,
    @Body({ schema: adminSessionInput }) { password }: AdminSessionInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    const { principal, token } = await this.admins.signIn(asker, password);
    giveSessionCookie(response, token);
    return sessionOf(principal);
  }
}

function sessionOf({ id, language, admin }: Principal): Session {
  return { id, language, admin };
}
