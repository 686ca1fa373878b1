import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Language } from '@vroom/contract';
import { In, IsNull, LessThanOrEqual, MoreThan, Repository, type FindOptionsWhere } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import { chunks } from '../platform/database/chunks.js';
import type { Principal } from '../platform/http/request.js';
import { ApiKeyEntity } from './api-key.entity.js';

const keyPattern = /^vroom_[\w-]{43}$/;
/** Its last use is written down at most this often, so that reading does not mean writing. */
const useStep = 60_000;

/** A new key, with a prefix by which scanners of sources and logs find it where it should not be. */
export function newKey(): string {
  return `vroom_${randomToken()}`;
}

/** Integrators: who holds which API key. */
@Injectable()
export class KeyPrincipals {
  constructor(
    @InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>,
    private readonly clock: Clock,
  ) {}

  /** Who holds this key, or `undefined` where nobody does or it has expired. */
  async find(key: string, language: Language, address: string): Promise<Principal | undefined> {
    // Nothing else was ever handed out.
    if (!keyPattern.test(key)) return undefined;
    const [entity] = await this.keys.findBy(this.valid({ tokenHash: hashToken(key) }));
    if (!entity) return undefined;
    await this.noteUse(entity);
    const { id, admin, label } = entity;
    return { id, kind: 'key', language, admin, address, user: `key ${label}` };
  }

  /** Which of these are valid still, and what they may do. */
  async stillOpen(ids: readonly string[]): Promise<Map<string, { admin: boolean }>> {
    const open = new Map<string, { admin: boolean }>();
    for (const chunk of chunks(ids)) {
      for (const { id, admin } of await this.keys.findBy(this.valid({ id: In(chunk) }))) open.set(id, { admin });
    }
    return open;
  }

  private async noteUse({ id, lastUsedAt }: ApiKeyEntity): Promise<void> {
    const now = this.clock.now();
    if (lastUsedAt !== null && now - lastUsedAt < useStep) return;
    // Of many uses at once, one writes.
    const before = [{ lastUsedAt: IsNull() }, { lastUsedAt: LessThanOrEqual(now - useStep) }];
    await this.keys.update(
      before.map((each) => ({ id, ...each })),
      { lastUsedAt: now },
    );
  }

  private valid(which: FindOptionsWhere<ApiKeyEntity>): FindOptionsWhere<ApiKeyEntity>[] {
    return [
      { ...which, expiresAt: IsNull() },
      { ...which, expiresAt: MoreThan(this.clock.now()) },
    ];
  }
}
