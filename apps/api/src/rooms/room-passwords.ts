import { Injectable } from '@nestjs/common';
import { Passwords } from '../platform/crypto/passwords.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { SettingColumns } from './setting-changes.js';

/** A new password, `null` to take it away, `undefined` to leave it. */
type Wanted = string | null | undefined;
type Hashes = Pick<SettingColumns, 'joinPasswordHash' | 'ownerPasswordHash'>;

/** Makes hashes of a room's passwords, after seeing that the two are not the same: one could not tell who is an owner. */
@Injectable()
export class RoomPasswords {
  constructor(private readonly passwords: Passwords) {}

  /**
   * @param scopes whose turns it takes: the room's, and those of whoever asks
   * @param stored the hashes as they are
   * @returns those that change
   * @throws ProblemError `passwords_alike`, `unavailable` where too many passwords are being checked
   */
  async hash(
    scopes: readonly string[],
    { joinPassword, ownerPassword }: { joinPassword?: Wanted; ownerPassword?: Wanted },
    stored: Hashes,
  ): Promise<Partial<Hashes>> {
    const alike =
      (typeof joinPassword === 'string' && joinPassword === ownerPassword) ||
      (ownerPassword === undefined && (await this.fits(scopes, joinPassword, stored.ownerPasswordHash))) ||
      (joinPassword === undefined && (await this.fits(scopes, ownerPassword, stored.joinPasswordHash)));
    if (alike) throw new ProblemError('passwords_alike');
    return {
      ...(joinPassword !== undefined && { joinPasswordHash: await this.hashOf(scopes, joinPassword) }),
      ...(ownerPassword !== undefined && { ownerPasswordHash: await this.hashOf(scopes, ownerPassword) }),
    };
  }

  private async fits(scopes: readonly string[], password: Wanted, hashed: string | null): Promise<boolean> {
    return typeof password === 'string' && hashed !== null && this.passwords.matches(scopes, hashed, password);
  }

  private async hashOf(scopes: readonly string[], password: string | null): Promise<string | null> {
    return password === null ? null : this.passwords.hash(scopes, password);
  }
}
