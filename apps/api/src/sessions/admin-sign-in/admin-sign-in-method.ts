import type { IncomingMessage } from 'node:http';
import type { AdminSignInMethod as MethodName } from '@vroom/contract';
import type { Principal } from '../../platform/http/request.js';

/** Who wants to become an administrator, and what they bring. */
export interface SignInAttempt {
  readonly asker: Principal;
  readonly request: Pick<IncomingMessage, 'headersDistinct' | 'socket'>;
  readonly password?: string | undefined;
}

/** A way to become an administrator. A new one, say OpenID Connect, is one more class, and a line in the module. */
export abstract class AdminSignInMethod {
  abstract readonly name: MethodName;

  /** Whether the operator has set it up. */
  abstract isSetUp(): Promise<boolean>;

  /** Whether somebody who asks in this way may try it. */
  abstract isOpenTo(request: SignInAttempt['request']): Promise<boolean>;

  /** Whether this attempt is for this method to judge. */
  abstract judges(attempt: SignInAttempt): boolean;

  /**
   * Makes sure that they are an administrator.
   *
   * @returns by what, as the audit says it
   * @throws ProblemError where they are none; that it was tried is in the audit then
   */
  abstract prove(attempt: SignInAttempt): Promise<string>;
}
