import { waitAfter } from '@vroom/room-policy';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/clock.js';
import { clientMemory, FailureStore, scopeMemory, type Attempt, type Begun } from './failure-store.js';

/** How many of either are remembered; a flood of new ones pushes out the oldest. */
export const maxRemembered = 50_000;

interface Failures {
  count: number;
  freeAt: number;
}

/** The failures of one process, in its memory. Nothing is awaited inside a step, which makes it atomic. */
export class MemoryFailureStore extends FailureStore {
  private readonly clients: LRUCache<string, Failures>;
  private readonly scopes: LRUCache<string, { count: number }>;

  constructor(private readonly clock: Clock) {
    super();
    const common = { max: maxRemembered, perf: clock, ttlResolution: 0 };
    this.clients = new LRUCache({ ...common, ttl: clientMemory });
    this.scopes = new LRUCache({ ...common, ttl: scopeMemory });
  }

  /** Clients and scopes that are remembered, for who watches the memory. */
  get size(): number {
    return this.clients.size + this.scopes.size;
  }

  override begin(client: string, scope: string): Promise<Begun> {
    const key = keyOf({ client, scope });
    const before = this.clients.get(key);
    const now = this.clock.now();
    const wait = (before?.freeAt ?? 0) - now;
    if (wait > 0) return Promise.resolve({ ok: false, wait });
    const count = (before?.count ?? 0) + 1;
    const freeAt = now + waitAfter(count);
    this.clients.set(key, { count, freeAt });
    const recent = this.countInScope(scope);
    return Promise.resolve({ ok: true, attempt: { client, scope, freeAt, recent } });
  }

  override takeBack(attempt: Attempt): Promise<void> {
    const key = keyOf(attempt);
    const failures = this.clients.get(key);
    if (failures) {
      const count = failures.count - 1;
      // The wait of another attempt stays: that one may have been wrong.
      const freeAt = failures.freeAt === attempt.freeAt ? 0 : failures.freeAt;
      if (count > 0) this.clients.set(key, { count, freeAt });
      else this.clients.delete(key);
    }
    this.uncountInScope(attempt.scope);
    return Promise.resolve();
  }

  override forgive(attempt: Attempt): Promise<void> {
    this.clients.delete(keyOf(attempt));
    this.uncountInScope(attempt.scope);
    return Promise.resolve();
  }

  private countInScope(scope: string): number {
    const failures = this.scopes.get(scope) ?? { count: 0 };
    if (failures.count === 0) this.scopes.set(scope, failures);
    failures.count += 1;
    return failures.count - 1;
  }

  private uncountInScope(scope: string): void {
    const failures = this.scopes.get(scope);
    if (failures && failures.count > 0) failures.count -= 1;
  }
}

function keyOf({ client, scope }: Pick<Attempt, 'client' | 'scope'>): string {
  return `${scope} ${client}`;
}
