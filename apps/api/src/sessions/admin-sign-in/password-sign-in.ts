import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service.js';
import { Passwords } from '../../platform/crypto/passwords.js';
import { ProblemError } from '../../platform/errors/problem-error.js';
import { clientNetwork } from '../../platform/http/client-addresses.js';
import { PasswordThrottle } from '../../platform/throttle/password-throttle.js';
import { AdminPassword, adminScope } from './admin-password.js';
import { AdminSignInMethod, type SignInAttempt } from './admin-sign-in-method.js';

/** Whoever knows the administrators' password is one. */
@Injectable()
export class PasswordSignIn extends AdminSignInMethod {
  readonly name = 'password';

  constructor(
    private readonly password: AdminPassword,
    private readonly passwords: Passwords,
    private readonly throttle: PasswordThrottle,
    private readonly audit: AuditService,
  ) {
    super();
  }

  async isSetUp(): Promise<boolean> {
    return (await this.password.hash()) !== undefined;
  }

  isOpenTo(): Promise<boolean> {
    return this.isSetUp();
  }

  judges({ password }: SignInAttempt): boolean {
    return password !== undefined;
  }

  /** @throws ProblemError `admin_closed`, `wrong_password`, `too_many_requests`, `unavailable` */
  async prove({ asker, password = '' }: SignInAttempt): Promise<string> {
    const hash = await this.password.hash();
    if (hash === undefined) throw new ProblemError('admin_closed');
    const scopes = [adminScope, clientNetwork(asker.address)];
    const check = async () => ((await this.passwords.matches(scopes, hash, password)) ? true : null);
    if (!(await this.throttle.attempt(adminScope, asker.address, check))) {
      this.audit.record('admin_login_failed', asker, 'wrong password');
      throw new ProblemError('wrong_password');
    }
    return 'password';
  }
}
