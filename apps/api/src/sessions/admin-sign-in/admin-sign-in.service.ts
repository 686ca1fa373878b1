import { Inject, Injectable } from '@nestjs/common';
import type { AdminStatus } from '@vroom/contract';
import { AuditService } from '../../audit/audit.service.js';
import { isoDate } from '../../platform/clock/iso-date.js';
import { ProblemError } from '../../platform/errors/problem-error.js';
import type { AppRequest, Principal } from '../../platform/http/request.js';
import { SessionsService } from '../sessions.service.js';
import { AdminSignInMethod, type SignInAttempt } from './admin-sign-in-method.js';

/** By this token the ways in, in the order in which they are asked. */
export const SIGN_IN_METHODS = Symbol('sign-in methods');

/** Sessions that become an administrator's, and cease to be one's. */
@Injectable()
export class AdminSignInService {
  constructor(
    @Inject(SIGN_IN_METHODS) private readonly methods: readonly AdminSignInMethod[],
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  /** Whether anybody can sign in at all. */
  async isSetUp(): Promise<boolean> {
    for (const method of this.methods) if (await method.isSetUp()) return true;
    return false;
  }

  /** What they are, and how they could become an administrator. */
  async status(request: AppRequest): Promise<AdminStatus> {
    const { principal } = request;
    const until = principal?.kind === 'session' ? await this.sessions.adminUntil(principal) : null;
    const open = principal?.kind === 'key' ? [] : await this.openTo(request);
    return {
      admin: principal?.admin ?? false,
      until: until === null ? null : isoDate(until),
      methods: open.map(({ name }) => name),
    };
  }

  /**
   * Makes an administrator of whoever one of the methods says is one.
   *
   * @returns who they are now, and the session's new token for its cookie
   * @throws ProblemError `forbidden` for an API key, `admin_closed`, `password_required`, and what the methods say
   */
  async signIn(attempt: SignInAttempt): Promise<{ principal: Principal; token: string }> {
    const { asker, request } = attempt;
    if (asker.kind !== 'session') throw new ProblemError('forbidden');
    const method = this.methods.find((each) => each.judges(attempt));
    if (!method) throw new ProblemError((await this.openTo(request)).length > 0 ? 'password_required' : 'admin_closed');
    const by = await method.prove(attempt);
    const raised = await this.sessions.raise(asker);
    this.audit.record('admin_login', asker, `signed in by ${by}`);
    return raised;
  }

  /**
   * Makes an ordinary session of it again, under another token.
   *
   * @returns the new token; `undefined` where it was no administrator's
   * @throws ProblemError `forbidden` for an API key
   */
  async signOut(asker: Principal): Promise<string | undefined> {
    if (asker.kind !== 'session') throw new ProblemError('forbidden');
    if (!asker.admin) return undefined;
    const token = await this.sessions.lower(asker);
    this.audit.record('admin_logout', asker, 'signed out');
    return token;
  }

  private async openTo(request: SignInAttempt['request']): Promise<AdminSignInMethod[]> {
    const open = await Promise.all(this.methods.map((method) => method.isOpenTo(request)));
    return this.methods.filter((_method, index) => open[index]);
  }
}
