import { Injectable } from '@nestjs/common';
import { helpfulPasswords, type PasswordClaim, type Role, type RoomPassword } from '@vroom/room-policy';
import { AuditService } from '../audit/audit.service.js';
import { Passwords } from '../platform/crypto/passwords.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { clientNetwork } from '../platform/http/client-addresses.js';
import type { Principal } from '../platform/http/request.js';
import { PasswordThrottle } from '../platform/throttle/password-throttle.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { doorOf, RoomsService } from '../rooms/rooms.service.js';

/** What somebody proved by a password, and the room as it was when that was known. */
export interface Claim {
  claim: PasswordClaim;
  room: RoomEntity;
}

/** Compares what people type at a room's door with its passwords. */
@Injectable()
export class PasswordClaims {
  constructor(
    private readonly rooms: RoomsService,
    private readonly passwords: Passwords,
    private readonly throttle: PasswordThrottle,
    private readonly audit: AuditService,
  ) {}

  /**
   * What a password is worth to somebody at this door. Where none is given, or none could help, nothing is compared and
   * nothing counted: who holds a role, reloads, or is elsewhere is never throttled.
   *
   * @throws ProblemError `too_many_requests`, `unavailable`, `room_not_found` where it was deleted meanwhile
   */
  async claim(room: RoomEntity, asker: Principal, held: Role | null, password?: string): Promise<Claim> {
    const helpful = helpfulPasswords(doorOf(room), held);
    if (password === undefined || helpful.length === 0) return { claim: 'none', room };
    const right = await this.throttle.attempt(
      room.id,
      asker.address,
      () => this.compare(room, helpful, asker, password),
      // Else who knows the lesser password could guess at the greater one for ever, giving the lesser one in between.
      (found) => found === 'owner' || !helpful.includes('owner'),
    );
    if (right === null) this.audit.record('password_failed', asker, `room ${room.name}`);
    const now = await this.rooms.get(room.name);
    if (now.id !== room.id) throw new ProblemError('room_not_found');
    return { claim: right !== null && hashOf(now, right) === hashOf(room, right) ? right : 'wrong', room: now };
  }

  private compare(
    room: RoomEntity,
    helpful: RoomPassword[],
    { address }: Principal,
    password: string,
  ): Promise<RoomPassword | null> {
    const among = helpful.flatMap((which) => {
      const hash = hashOf(room, which);
      return hash === null ? [] : [[which, hash] as const];
    });
    return this.passwords.find([room.id, clientNetwork(address)], among, password);
  }
}

function hashOf({ joinPasswordHash, ownerPasswordHash }: RoomEntity, which: RoomPassword): string | null {
  return which === 'owner' ? ownerPasswordHash : joinPasswordHash;
}
