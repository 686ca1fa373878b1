import { Body, Controller, Inject, Res } from '@nestjs/common';
import { endpoints, padSessionInput, type PadSession, type PadSessionInput } from '@vroom/contract';
import type { CookieOptions, Response } from 'express';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { PadSessions } from './pad-sessions.service.js';

/** As Etherpad reads it. */
const cookieName = 'sessionID';

@Controller('api/v1')
export class EtherpadController {
  constructor(
    private readonly sessions: PadSessions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Endpoint(endpoints.openPadSession)
  async open(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @Body({ schema: padSessionInput }) input: PadSessionInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PadSession> {
    const { padUrl, expiresAt, cookie, lastsFor } = await this.sessions.open(room, asker, input);
    response.cookie(cookieName, cookie, this.cookieOptions(response.req.secure, lastsFor));
    return { padUrl, expiresAt };
  }

  /**
   * Not `HttpOnly`: the page of a pad reads it, to send it over its socket. `Lax` is enough for a frame, since both hosts are in one
   * domain, which makes them one site.
   */
  private cookieOptions(secure: boolean, maxAge: number): CookieOptions {
    const { base_domain: domain } = this.settings.etherpad;
    return { path: '/', sameSite: 'lax', secure, maxAge, ...(domain !== '' && { domain }) };
  }
}
