import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AuthenticationInput } from '@vroom/contract';
import { decideEntry, isAtLeast, type Credentials, type PasswordClaim, type Role } from '@vroom/room-policy';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { ReceivedInvitations } from '../invitations/received-invitations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { insertUnlessThere } from '../platform/database/insert-unless-there.js';
import { isMissingParent } from '../platform/database/missing-parent.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import type { Principal } from '../platform/http/request.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { doorOf } from '../rooms/rooms.service.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { PasswordClaims } from './password-claims.js';

/** Who holds which role in which room, and who gets one at the door. */
@Injectable()
export class RolesService {
  constructor(
    @InjectRepository(RoleGrantEntity) private readonly grants: Repository<RoleGrantEntity>,
    private readonly passwords: PasswordClaims,
    private readonly invitations: ReceivedInvitations,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
    private readonly audit: AuditService,
  ) {}

  /** The role this principal holds in this room, or `null`. */
  async roleIn(room: RoomEntity, principal: Principal | undefined): Promise<Role | null> {
    if (!principal) return null;
    if (principal.admin) return 'admin';
    if (room.creatorId === principal.id) return 'owner';
    const grant = await this.grants.findOneBy({ roomId: room.id, principalId: principal.id });
    return grant?.role ?? null;
  }

  /**
   * Lets somebody in who asks at the door, or makes an owner of somebody inside who knows the password.
   *
   * @returns the role that is held from now on
   * @throws ProblemError `room_locked`, `password_required`, `wrong_password`, `too_many_requests`, `unavailable`, and what an
   *   invitation may turn out to be
   */
  async authenticate(
    room: RoomEntity,
    asker: Principal,
    held: Role | null,
    brought: AuthenticationInput,
  ): Promise<Role> {
    const { claim, room: now } = await this.passwords.claim(room, asker, held, brought.password);
    // Checking takes a while, in which a chairman may have given a role.
    const heldNow = claim === 'none' ? held : await this.roleIn(now, asker);
    // Who is in already, or gets in by a password, leaves the invitation to who needs it.
    const { invitation } = brought;
    const invited = invitation !== undefined && heldNow === null && claim === 'none';
    if (invited) await this.invitations.redeem(now, asker, invitation);
    return this.enter(now, asker, { held: heldNow, password: claim, invited });
  }

  /** Stores a role. A lesser one never takes the place of a greater one. @throws ProblemError `room_not_found` */
  async grant(roomId: string, principalId: string, role: Role): Promise<void> {
    const grant = { roomId, principalId, role, grantedAt: this.clock.now() };
    try {
      if (isAtLeast(role, 'owner')) await this.grants.upsert(grant, ['roomId', 'principalId']);
      else await insertUnlessThere(this.grants, grant);
    } catch (cause) {
      if (isMissingParent(cause)) throw new ProblemError('room_not_found', { cause });
      throw cause;
    }
  }

  private async enter(room: RoomEntity, asker: Principal, credentials: Credentials): Promise<Role> {
    const decision = decideEntry(doorOf(room), credentials);
    const { held, password, invited } = credentials;
    if (!decision.ok) throw new ProblemError(decision.denial);
    const { role } = decision;
    if (role === held) return role;
    await this.grant(room.id, asker.id, role);
    this.audit.record(
      'peer_role',
      asker,
      `${role} in room ${room.name}, by ${invited ? 'an invitation' : waysIn[password]}`,
    );
    this.events.publish('role.granted', { roomId: room.id, principalId: asker.id, role });
    return role;
  }
}

const waysIn: Record<PasswordClaim, string> = {
  none: 'the open door',
  wrong: 'the open door',
  join: "the room's password",
  owner: "the owners' password",
};
