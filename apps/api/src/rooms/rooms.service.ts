import { randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { CreateRoomInput, PublicRoom, Room } from '@vroom/contract';
import { memberLimit, parseRoomName, randomRoomName, type Door, type Role, type RoomName } from '@vroom/room-policy';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RoomEntity } from './room.entity.js';

/** Rooms and their settings: creates, finds and describes them. */
@Injectable()
export class RoomsService {
  constructor(
    @InjectRepository(RoomEntity) private readonly rooms: Repository<RoomEntity>,
    private readonly presence: PresenceStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes a room, of which its creator is the owner.
   *
   * @throws ProblemError `room_exists`, `room_name_invalid`, `room_name_reserved`
   */
  async create(input: CreateRoomInput, creatorId: string): Promise<RoomEntity> {
    const name = input.name ? roomName(input.name) : randomRoomName(randomInt);
    const room = this.rooms.create({
      id: randomUUID(),
      name,
      creatorId,
      locked: input.locked ?? false,
      askForName: input.askForName ?? false,
      joinPasswordHash: null,
      ownerPasswordHash: null,
      maxMembers: null,
      persistent: false,
      createdAt: this.clock.now(),
      lastActivityAt: this.clock.now(),
    });
    try {
      await this.rooms.insert(room);
    } catch (cause) {
      if (isUniqueViolation(cause)) throw new ProblemError('room_exists', { cause });
      throw cause;
    }
    return room;
  }

  /** @throws ProblemError `room_not_found`, and for a name that can't be one */
  async get(name: string): Promise<RoomEntity> {
    const room = await this.rooms.findOneBy({ name: roomName(name) });
    if (!room) throw new ProblemError('room_not_found');
    return room;
  }

  /** How many people may be in this room at once. */
  limit(room: RoomEntity): number {
    return memberLimit(room.maxMembers, this.settings.rooms.max_members);
  }

  /** What everybody in the room may know of it. */
  publicOf(room: RoomEntity): PublicRoom {
    const { name, locked, askForName } = room;
    const { joinPassword, ownerPassword } = doorOf(room);
    return { name, locked, askForName, joinPassword, ownerPassword };
  }

  /** What the door shows to somebody with this role. */
  async describe(room: RoomEntity, role: Role | null): Promise<Room> {
    const members = await this.presence.count(room.id);
    return {
      name: room.name,
      ...doorOf(room),
      askForName: room.askForName,
      members,
      full: members >= this.limit(room),
      role,
      settings: null,
    };
  }
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
