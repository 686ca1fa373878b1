import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { ProblemError } from '../errors/problem-error.js';

/** Hashes that are made at once. Each takes 19 MiB and some 30 ms of a thread of Node's pool, which has four. */
const parallel = 2;
/** Hashes that may wait for those, all in all and for one scope. */
const maxWaiting = 64;
const maxWaitingPerScope = 16;

/**
 * Passwords as argon2id hashes (RFC 9106) with the parameters that OWASP recommends (m = 19 MiB, t = 2, p = 1). A flood of
 * them can't stall the server: few are hashed at once, few wait, and one scope's flood takes no other's turn.
 */
@Injectable()
export class Passwords {
  private readonly line = pLimit(parallel);
  private readonly waiting = new Map<string, number>();

  /** @param scope whose turn it takes, such as a room's or a client's. @throws ProblemError `unavailable` where too many wait */
  hash(scope: string, password: string): Promise<string> {
    return this.inLine(scope, () => hash(password));
  }

  /** Whether the password is the one that was hashed. @throws ProblemError `unavailable` where too many wait */
  matches(scope: string, hashed: string, password: string): Promise<boolean> {
    return this.inLine(scope, () => verify(hashed, password));
  }

  private async inLine<T>(scope: string, work: () => Promise<T>): Promise<T> {
    const ofScope = this.waiting.get(scope) ?? 0;
    if (this.line.pendingCount >= maxWaiting || ofScope >= maxWaitingPerScope) {
      throw new ProblemError('unavailable', { detail: 'Too many passwords are being checked.', wait: 2000 });
    }
    this.waiting.set(scope, ofScope + 1);
    try {
      return await this.line(work);
    } finally {
      const left = (this.waiting.get(scope) ?? 1) - 1;
      if (left > 0) this.waiting.set(scope, left);
      else this.waiting.delete(scope);
    }
  }
}
