import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { decideEntry, type Role } from '@vroom/room-policy';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { doorOf } from '../rooms/rooms.service.js';
import { RoleGrantEntity } from './role-grant.entity.js';

/** Who holds which role in which room, and who gets one at the door. */
@Injectable()
export class RolesService {
  constructor(
    @InjectRepository(RoleGrantEntity) private readonly grants: Repository<RoleGrantEntity>,
    private readonly clock: Clock,
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
   * Lets somebody in who asks at the door.
   *
   * @returns the role that is held from now on
   * @throws ProblemError `room_locked`, `password_required`
   */
  async enter(room: RoomEntity, principal: Principal, held: Role | null): Promise<Role> {
    const decision = decideEntry(doorOf(room), { held, password: 'none', invited: false });
    if (!decision.ok) throw new ProblemError(decision.denial);
    if (decision.role !== held) await this.grant(room.id, principal.id, decision.role);
    return decision.role;
  }

  /** Gives a role, in place of the one that was held. */
  async grant(roomId: string, principalId: string, role: Role): Promise<void> {
    const grant = { roomId, principalId, role, grantedAt: this.clock.now() };
    await this.grants.upsert(grant, ['roomId', 'principalId']);
  }
}
