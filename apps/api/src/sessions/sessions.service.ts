import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Language } from '@vroom/contract';
import { In, MoreThan, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import { chunks } from '../platform/database/chunks.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import { SessionEntity } from './session.entity.js';

/** A session lives this long after it was last used, in ms. */
export const sessionLifetime = 24 * 60 * 60 * 1000;
/** It is an administrator's this long after the password was given, however much it is used, in ms. */
export const adminLifetime = 12 * 60 * 60 * 1000;
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
    if (isDue(session, now)) await this.renew([session.id], now);
    return principalOf(session, address, now);
  }

  /** Which of these are open still, and whether they are administrators. It is a use like any other. */
  async stillOpen(ids: readonly string[]): Promise<Map<string, { admin: boolean }>> {
    const now = this.clock.now();
    const open = new Map<string, { admin: boolean }>();
    for (const chunk of chunks(ids)) {
      const sessions = await this.sessions.findBy({ id: In(chunk), expiresAt: MoreThan(now) });
      for (const session of sessions) open.set(session.id, { admin: isAdmin(session, now) });
      const due = sessions.filter((session) => isDue(session, now)).map(({ id }) => id);
      if (due.length > 0) await this.renew(due, now);
    }
    return open;
  }

  /** @throws ProblemError `forbidden` for an API key, which has no session to change */
  async setLanguage(principal: Principal, language: Language = principal.language): Promise<Principal> {
    assertSession(principal);
    if (language === principal.language) return principal;
    await this.sessions.update(principal.id, { language });
    return { ...principal, language };
  }

  /**
   * Makes an administrator's session of it for a while, under a new token: whoever knew the old one does not become an
   * administrator with it.
   *
   * @throws ProblemError `unauthenticated` where it was closed meanwhile, `forbidden` for an API key
   */
  async raise(principal: Principal): Promise<{ principal: Principal; token: string }> {
    assertSession(principal);
    const token = randomToken();
    const now = this.clock.now();
    const { affected } = await this.sessions.update(
      { id: principal.id, expiresAt: MoreThan(now) },
      { tokenHash: hashToken(token), adminUntil: now + adminLifetime, expiresAt: now + sessionLifetime },
    );
    if (affected === 0) throw new ProblemError('unauthenticated');
    return { principal: { ...principal, admin: true }, token };
  }

  /**
   * Makes an ordinary session of an administrator's, under a new token; sockets that were opened with the old one are no
   * administrator's any more.
   *
   * @returns the new token
   * @throws ProblemError `unauthenticated` where it was closed meanwhile, `forbidden` for an API key
   */
  async lower(principal: Principal): Promise<string> {
    assertSession(principal);
    const token = randomToken();
    const { affected } = await this.sessions.update(
      { id: principal.id, expiresAt: MoreThan(this.clock.now()) },
      { tokenHash: hashToken(token), adminUntil: null },
    );
    if (affected === 0) throw new ProblemError('unauthenticated');
    this.events.publish('session.lowered', { principalId: principal.id });
    return token;
  }

  /** Until when it is an administrator's, in ms; `null` for not at all. */
  async adminUntil({ id }: Principal): Promise<number | null> {
    const session = await this.sessions.findOneBy({ id });
    return session && isAdmin(session, this.clock.now()) ? session.adminUntil : null;
  }

  /** @throws ProblemError `forbidden` for an API key, which is revoked and not closed */
  async close(principal: Principal): Promise<void> {
    assertSession(principal);
    await this.sessions.delete(principal.id);
    this.audit.record('session_destroy', principal, 'signed out');
    this.events.publish('session.closed', { principalId: principal.id });
  }

  private async renew(ids: string[], now: number): Promise<void> {
    // What has ended meanwhile stays ended.
    await this.sessions.update({ id: In(ids), expiresAt: MoreThan(now) }, { expiresAt: now + sessionLifetime });
  }
}

function assertSession({ kind }: Principal): void {
  if (kind !== 'session') throw new ProblemError('forbidden');
}

function isDue({ expiresAt }: SessionEntity, now: number): boolean {
  return expiresAt - now < sessionLifetime - renewalStep;
}

function isAdmin({ adminUntil }: SessionEntity, now: number): boolean {
  return (adminUntil ?? 0) > now;
}

function principalOf(session: SessionEntity, address: string, now: number): Principal {
  const { id, language } = session;
  return { id, kind: 'session', language, admin: isAdmin(session, now), address, user: `session ${id}` };
}
