import { Injectable } from '@nestjs/common';
import type { Language } from '@vroom/contract';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import type { Credentials } from './credentials.js';
import { KeyPrincipals } from './key-principals.js';
import { SessionsService } from './sessions.service.js';

/** Where a call or a socket comes from, beside what it shows. */
export interface Origin {
  readonly address: string;
  /** The language that is asked for; a session has its own. */
  readonly language: Language;
}

/** Who is asking: a browser by its session, or an integrator by an API key. */
@Injectable()
export class PrincipalsService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly keys: KeyPrincipals,
  ) {}

  /**
   * Who shows this, or `undefined` where nothing is shown, or a session that has ended.
   *
   * @throws ProblemError `invalid_key` for a key that is none
   */
  async find({ key, sessionToken }: Credentials, { address, language }: Origin): Promise<Principal | undefined> {
    if (key === undefined) return this.sessions.find(sessionToken, address);
    const principal = await this.keys.find(key, language, address);
    if (!principal) throw new ProblemError('invalid_key');
    return principal;
  }

  /**
   * Somebody as they are now, or `undefined` where they are nobody any more. A socket outlives what it was told, but never
   * becomes an administrator's: it was opened with the token that the session had before.
   */
  async current(principal: Principal): Promise<Principal | undefined> {
    const { id, kind } = principal;
    const open = (await (kind === 'key' ? this.keys : this.sessions).stillOpen([id])).get(id);
    return open && { ...principal, admin: principal.admin && open.admin };
  }

  /**
   * Which of these principals there are still, and whether they are administrators. Counts as a use of the sessions, so
   * that a call of more than a day keeps its own.
   */
  async stillOpen(ids: readonly string[]): Promise<Map<string, { admin: boolean }>> {
    return new Map([...(await this.sessions.stillOpen(ids)), ...(await this.keys.stillOpen(ids))]);
  }
}
