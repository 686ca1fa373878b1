import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ApiKey, ApiKeys, CreateApiKeyInput, NewApiKey } from '@vroom/contract';
import { isAtLeast, type Role } from '@vroom/room-policy';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { hashToken } from '../platform/crypto/token.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Actor } from '../platform/events/actor.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ApiKeyEntity } from '../sessions/api-key.entity.js';
import { newKey } from '../sessions/key-principals.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { RolesService } from './roles.service.js';

type KeyRooms = ApiKey['rooms'];

interface WantedRole {
  room: RoomEntity;
  role: Role;
}

/** The keys of integrators: makes, lists and revokes them. */
@Injectable()
export class ApiKeysService {
  constructor(
    @InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>,
    @InjectRepository(RoleGrantEntity) private readonly grants: Repository<RoleGrantEntity>,
    private readonly rooms: RoomsService,
    private readonly roles: RolesService,
    private readonly clock: Clock,
    private readonly events: DomainEvents,
    private readonly audit: AuditService,
  ) {}

  async list(): Promise<ApiKeys> {
    const keys = await this.keys.find({ order: { createdAt: 'ASC', id: 'ASC' } });
    const rooms = await this.roomsOfKeys();
    return { items: keys.map((key) => describe(key, rooms.get(key.id) ?? [])) };
  }

  /**
   * Makes a key. The answer is the only place where it stands.
   *
   * @throws ProblemError `expiry_in_past`, `room_not_found`, and for a name that can't be one
   */
  async create(input: CreateApiKeyInput, asker: Actor): Promise<NewApiKey> {
    const now = this.clock.now();
    const expiresAt = input.expiresAt === undefined ? null : Date.parse(input.expiresAt);
    if (expiresAt !== null && expiresAt <= now) throw new ProblemError('expiry_in_past');
    const { label, admin } = input;
    // First, so that a wrong name leaves nothing behind.
    const wanted = await this.wantedRoles(input.rooms);
    const id = randomUUID();
    const key = newKey();
    const tokenHash = hashToken(key);
    const entity = this.keys.create({ id, tokenHash, label, admin, createdAt: now, expiresAt, lastUsedAt: null });
    await this.keys.insert(entity);
    await this.giveRoles(id, wanted);
    const rooms = wanted.map(({ room: { name }, role }) => ({ name, role }));
    this.audit.record('admin_key', asker, `${label}: made, ${rights(admin, rooms)}`);
    return { ...describe(entity, rooms), key };
  }

  /** Revokes a key: whatever is connected by it is cut off. @throws ProblemError `key_not_found` */
  async revoke(id: string, asker: Actor): Promise<void> {
    const key = await this.keys.findOneBy({ id });
    if (!key || (await this.keys.delete(id)).affected === 0) throw new ProblemError('key_not_found');
    await this.grants.delete({ principalId: id });
    this.audit.record('admin_key', asker, `${key.label}: revoked`);
    this.events.publish('session.closed', { principalId: id });
  }

  /** Each room once, with the greatest of the roles that are asked for. */
  private async wantedRoles(rooms: CreateApiKeyInput['rooms']): Promise<WantedRole[]> {
    const wanted = new Map<string, WantedRole>();
    for (const { name, role } of rooms) {
      const room = await this.rooms.get(name);
      if (!isAtLeast(wanted.get(room.id)?.role ?? null, role)) wanted.set(room.id, { room, role });
    }
    return [...wanted.values()];
  }

  private async giveRoles(id: string, wanted: WantedRole[]): Promise<void> {
    try {
      for (const { room, role } of wanted) await this.roles.grant(room.id, id, role);
    } catch (error) {
      // A room was deleted meanwhile. Nobody has seen the key; what it was granted is swept.
      await this.keys.delete(id);
      throw error;
    }
  }

  private async roomsOfKeys(): Promise<Map<string, KeyRooms>> {
    const rows = await this.grants
      .createQueryBuilder('held')
      .innerJoin(ApiKeyEntity, 'key', 'key.id = held.principalId')
      .innerJoin(RoomEntity, 'room', 'room.id = held.roomId')
      .select(['held.principalId AS id', 'room.name AS name', 'held.role AS role'])
      .orderBy('room.name')
      .getRawMany<{ id: string; name: string; role: Role }>();
    const rooms = new Map<string, KeyRooms>();
    for (const { id, name, role } of rows) rooms.set(id, [...(rooms.get(id) ?? []), { name, role }]);
    return rooms;
  }
}

function describe({ id, label, admin, createdAt, expiresAt, lastUsedAt }: ApiKeyEntity, rooms: KeyRooms): ApiKey {
  return {
    id,
    label,
    admin,
    rooms,
    createdAt: isoDate(createdAt),
    expiresAt: expiresAt === null ? null : isoDate(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : isoDate(lastUsedAt),
  };
}

function rights(admin: boolean, rooms: KeyRooms): string {
  const parts = [...(admin ? ['admin'] : []), ...rooms.map(({ name, role }) => `${role} in room ${name}`)];
  return parts.join(', ') || 'no roles';
}
