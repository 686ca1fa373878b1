import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Language } from '@vroom/contract';
import { MoreThan, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
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
    private readonly audit: AuditService,
  ) {}

  /** Opens a session. @returns it, and the token for its cookie, which is not kept */
  async open(language: Language, address: string): Promise<{ principal: Principal; token: string }> {
    const token = randomToken();
    const now = this.clock.now();
    const session = this.sessions.create({
      id: randomUUID(),
      tokenHash: hashToken(token),
      language,
      createdAt: now,
      expiresAt: now + sessionLifetime,
      adminUntil: null,
    });
    await this.sessions.insert(session);
    const principal = principalOf(session, address, now);
    this.audit.record('session_create', principal, `language ${language}`);
    return { principal, token };
  }

  /** Who holds this token, or `undefined` where nobody does or the session has ended. */
  async find(token: string | undefined, address: string): Promise<Principal | undefined> {
    if (token === undefined) return undefined;
    const session = await this.sessions.findOneBy({ tokenHash: hashToken(token) });
    const now = this.clock.now();
    if (!session || session.expiresAt <= now) return undefined;
    if (session.expiresAt - now < sessionLifetime - renewalStep) {
      await this.sessions.update(session.id, { expiresAt: now + sessionLifetime });
    }
    return principalOf(session, address, now);
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
    this.audit.record('session_destroy', principal, 'signed out');
    this.events.publish('session.closed', { principalId: principal.id });
  }
}

function principalOf({ id, language, adminUntil }: SessionEntity, address: string, now: number): Principal {
  return { id, kind: 'session', language, admin: (adminUntil ?? 0) > now, address, user: `session ${id}` };
}
