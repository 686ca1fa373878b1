import { Body, Controller, Res } from '@nestjs/common';
import { endpoints, sessionInput, type Session, type SessionInput } from '@vroom/contract';
import type { Response } from 'express';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { sessionCookieName } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

@Controller('api/v1')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

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
}

function sessionOf({ id, language, admin }: Principal): Session {
  return { id, language, admin };
}
