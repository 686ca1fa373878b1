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

  /** How many wait for their turn, all in all. */
  get waitingCount(): number {
    return this.line.pendingCount;
  }

  /** @param scopes whose turn it takes, such as a room and a client; each has few. @throws ProblemError `unavailable` where too many wait */
  hash(scopes: readonly string[], password: string): Promise<string> {
    return this.inLine(scopes, () => hash(password));
  }

  /** Whether the password is the one that was hashed. @throws ProblemError `unavailable` where too many wait */
  matches(scopes: readonly string[], hashed: string, password: string): Promise<boolean> {
    return this.inLine(scopes, () => verify(hashed, password));
  }

  /**
   * Which of several passwords this is, `null` for none. In one turn: it can't be compared with the first and then be sent
   * away, which would be a guess that nobody counts.
   */
  find<T>(scopes: readonly string[], among: readonly (readonly [T, string])[], password: string): Promise<T | null> {
    return this.inLine(scopes, async () => {
      for (const [which, hashed] of among) if (await verify(hashed, password)) return which;
      return null;
    });
  }

  private async inLine<T>(scopes: readonly string[], work: () => Promise<T>): Promise<T> {
    const tooMany = scopes.some((scope) => this.waitingOf(scope) >= maxWaitingPerScope);
    if (this.line.pendingCount >= maxWaiting || tooMany) {
      throw new ProblemError('unavailable', { detail: 'Too many passwords are being checked.', wait: 2000 });
    }
    for (const scope of scopes) this.waiting.set(scope, this.waitingOf(scope) + 1);
    try {
      return await this.line(work);
    } finally {
      for (const scope of scopes) this.leave(scope);
    }
  }

  private waitingOf(scope: string): number {
    return this.waiting.get(scope) ?? 0;
  }

  private leave(scope: string): void {
    const left = this.waitingOf(scope) - 1;
    if (left > 0) this.waiting.set(scope, left);
    else this.waiting.delete(scope);
  }
}
