import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { isPasswordHash } from '../platform/crypto/password-hash.js';
import { Passwords } from '../platform/crypto/passwords.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { clientNetwork } from '../platform/http/client-addresses.js';
import type { Principal } from '../platform/http/request.js';
import { PasswordThrottle } from '../platform/throttle/password-throttle.js';
import { SessionsService } from './sessions.service.js';

/** Whose turn it takes where passwords are checked and throttled. No room's id looks like this. */
const scope = 'admin';

/** The administrators' password, and the sessions that become theirs by it. */
@Injectable()
export class AdminSignInService implements OnModuleInit {
  private readonly logger = new Logger('AdminSignIn');
  private passwordHash: string | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly passwords: Passwords,
    private readonly throttle: PasswordThrottle,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  async onModuleInit(): Promise<void> {
    const { password } = this.settings.admin;
    if (password === '') return;
    if (isPasswordHash(password)) {
      this.passwordHash = password;
      return;
    }
    this.logger.warn(
      'VROOM_ADMIN_PASSWORD is plain text. Give its argon2id hash instead, which is of no use to a reader.',
    );
    this.passwordHash = await this.passwords.hash([scope], password);
  }

  /**
   * Makes an administrator of whoever knows the password.
   *
   * @returns who they are now, and the session's new token for its cookie
   * @throws ProblemError `forbidden` for an API key, `admin_closed`, `wrong_password`, `too_many_requests`, `unavailable`
   */
  async signIn(asker: Principal, password: string): Promise<{ principal: Principal; token: string }> {
    if (asker.kind !== 'session') throw new ProblemError('forbidden');
    const hash = this.passwordHash;
    if (hash === undefined) throw new ProblemError('admin_closed');
    const scopes = [scope, clientNetwork(asker.address)];
    const check = async () => ((await this.passwords.matches(scopes, hash, password)) ? true : null);
    if (!(await this.throttle.attempt(scope, asker.address, check))) {
      this.audit.record('admin_login_failed', asker, 'wrong password');
      throw new ProblemError('wrong_password');
    }
    const raised = await this.sessions.raise(asker);
    this.audit.record('admin_login', asker, 'signed in by password');
    return raised;
  }
}
