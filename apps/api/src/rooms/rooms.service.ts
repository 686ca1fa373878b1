import { randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { CreateRoomInput, PublicRoom, Room } from '@vroom/contract';
import {
  isAtLeast,
  memberLimit,
  parseRoomName,
  randomRoomName,
  type Door,
  type Role,
  type RoomName,
} from '@vroom/room-policy';
import { Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Actor } from '../platform/events/actor.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import type { Principal } from '../platform/http/request.js';
import { PresenceStore } from '../presence/presence-store.js';
import { expiryLimits, isStale, settingsOf, staleRoom } from './room-lifetime.js';
import { RoomEntity } from './room.entity.js';
import { RoomSettingsService } from './room-settings.service.js';
import { differing, inWords, unset } from './setting-changes.js';

/** Rooms: creates, finds, describes and deletes them. */
@Injectable()
export class RoomsService {
  constructor(
    @InjectRepository(RoomEntity) private readonly rooms: Repository<RoomEntity>,
    private readonly roomSettings: RoomSettingsService,
    private readonly presence: PresenceStore,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes a room, of which its creator is the owner.
   *
   * @throws ProblemError `room_exists`, `room_name_invalid`, `room_name_reserved`, and what its settings may not be
   */
  async create({ name: wanted, ...input }: CreateRoomInput, creator: Principal): Promise<RoomEntity> {
    const name = wanted ? roomName(wanted) : randomRoomName(randomInt);
    const id = randomUUID();
    const settings = await this.roomSettings.initial({ id, name }, creationRole(creator), creator, input);
    const now = this.clock.now();
    const room = this.rooms.create({
      id,
      name,
      creatorId: creator.id,
      ...settings,
      createdAt: now,
      lastActivityAt: now,
      wipedAt: null,
    });
    try {
      await this.rooms.insert(room);
    } catch (cause) {
      if (isUniqueViolation(cause)) throw new ProblemError('room_exists', { cause });
      throw cause;
    }
    const words = inWords(differing(unset, settings));
    this.audit.record('room_create', creator, words === '' ? name : `${name}: ${words}`);
    return room;
  }

  /** Deletes a room with all that belongs to it. Who is in it is told, and leaves. */
  async delete({ id: roomId, name: roomName }: RoomEntity, actor: Actor & { id: string | null }): Promise<void> {
    const { affected } = await this.rooms.delete({ id: roomId });
    if (!affected) throw new ProblemError('room_not_found');
    this.audit.record('room_delete', actor, roomName);
    this.events.publish('room.deleted', { roomId, roomName, principalId: actor.id, reason: 'deleted' });
  }

  /** Has everybody delete what was written there, and who comes later believe none of it. The server never had it. */
  async wipe({ id: roomId, name }: RoomEntity, actor: Principal): Promise<void> {
    const at = this.clock.now();
    await this.rooms.update({ id: roomId }, { wipedAt: at });
    this.audit.record('data_wipe', actor, name);
    this.events.publish('data.wiped', { roomId, principalId: actor.id, at });
  }

  /** @throws ProblemError `room_not_found`, and for a name that can't be one */
  async get(name: string): Promise<RoomEntity> {
    const room = await this.rooms.findOneBy({ name: roomName(name) });
    if (!room) throw new ProblemError('room_not_found');
    return room;
  }

  /** The room of an id, where it is there still. */
  find(id: string): Promise<RoomEntity | null> {
    return this.rooms.findOneBy({ id });
  }

  /** How many rooms there are. */
  count(): Promise<number> {
    return this.rooms.count();
  }

  /**
   * Notes that somebody comes in. To be called before they take their place: after it the room lives long enough for that.
   *
   * @throws ProblemError `room_not_found` where it has been deleted since it was read, which is not looked at where it was active just now
   */
  async touch({ id, lastActivityAt }: RoomEntity): Promise<void> {
    const now = this.clock.now();
    if (!isStale(lastActivityAt, now)) return;
    const { affected } = await this.rooms.update(staleRoom(id, now), { lastActivityAt: now });
    if (!affected && !(await this.rooms.existsBy({ id }))) throw new ProblemError('room_not_found');
  }

  /** When it was last wiped, in ms, as it is now; `null` for never. */
  async wipedAt({ id }: RoomEntity): Promise<number | null> {
    const room = await this.rooms.findOne({ where: { id }, select: { id: true, wipedAt: true } });
    return room?.wipedAt ?? null;
  }

  /** Whether it is there still. */
  exists({ id }: RoomEntity): Promise<boolean> {
    return this.rooms.existsBy({ id });
  }

  /** Whether somebody was sent out of the meeting in this room and may not come back yet. */
  isKicked({ id }: RoomEntity, principal: Principal): Promise<boolean> {
    return this.presence.isKicked(id, principal.id);
  }

  /** How many people may be in this room at once. */
  limit(room: RoomEntity): number {
    return memberLimit(room.maxMembers, this.settings.rooms.max_members);
  }

  /** What everybody in the room may know of it. */
  publicOf(room: RoomEntity): PublicRoom {
    const { name, locked, askForName, relayOnly } = room;
    const { joinPassword, ownerPassword } = doorOf(room);
    return { name, locked, askForName, relayOnly, joinPassword, ownerPassword };
  }

  /** What the door shows to somebody with this role, and to owners the settings behind it. */
  async describe(room: RoomEntity, role: Role | null): Promise<Room> {
    const members = await this.presence.count(room.id);
    return {
      name: room.name,
      ...doorOf(room),
      askForName: room.askForName,
      relayOnly: room.relayOnly,
      members,
      full: members >= this.limit(room),
      role,
      settings: isAtLeast(role, 'owner') ? settingsOf(room, expiryLimits(this.settings)) : null,
    };
  }
}

/** The role of somebody in a room that they are about to make. */
export function creationRole({ admin }: Principal): Role {
  return admin ? 'admin' : 'owner';
}

function roomName(text: string): RoomName {
  const parsed = parseRoomName(text);
  if (!parsed.ok) throw new ProblemError(parsed.problem);
  return parsed.name;
}

/** What stands at a room's door. */
export function doorOf({ locked, joinPasswordHash, ownerPasswordHash }: RoomEntity): Door {
  return { locked, joinPassword: joinPasswordHash !== null, ownerPassword: ownerPasswordHash !== null };
}
