import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Language } from '@vroom/contract';
import { MoreThan, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import type { Principal } from '../platform/http/request.js';
import { SessionEntity } from './session.entity.js';

/** A session lives this long after it was last used, in ms. */
export const sessionLifetime = 24 * 60 * 60 * 1000;
/** Its end is moved at most this often, so that reading does not mean writing. */
const renewalStep = 60 * 60 * 1000;

/** Who a browser is: opens, finds, changes and closes its session. */
@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
  ) {}

  /** Opens a session. @returns it, and the token for its cookie, which is not kept */
  async open(language: Language): Promise<{ principal: Principal; token: string }> {
    const token = randomToken();
    const now = this.clock.now();
    const session = this.sessions.create({
      id: randomUUID(),
      tokenHash: hashToken(token),
      language,
      createdAt: now,
      expiresAt: now + sessionLifetime,
    });
    await this.sessions.insert(session);
    return { principal: principalOf(session), token };
  }

  /** Who holds this token, or `undefined` where nobody does or the session has ended. */
  async find(token: string | undefined): Promise<Principal | undefined> {
    if (token === undefined) return undefined;
    const session = await this.sessions.findOneBy({ tokenHash: hashToken(token) });
    const now = this.clock.now();
    if (!session || session.expiresAt <= now) return undefined;
    if (session.expiresAt - now < sessionLifetime - renewalStep) {
      await this.sessions.update(session.id, { expiresAt: now + sessionLifetime });
    }
    return principalOf(session);
  }

  /** Whether this session is open still; a socket asks, since it outlives the request that named it. */
  async isOpen(principal: Principal): Promise<boolean> {
    return this.sessions.existsBy({ id: principal.id, expiresAt: MoreThan(this.clock.now()) });
  }

  async setLanguage(principal: Principal, language: Language): Promise<Principal> {
    await this.sessions.update(principal.id, { language });
    return { ...principal, language };
  }

  async close(principal: Principal): Promise<void> {
    await this.sessions.delete(principal.id);
    this.events.publish('session.closed', { principalId: principal.id });
  }
}

function principalOf({ id, language }: SessionEntity): Principal {
  return { id, language, admin: false };
}
