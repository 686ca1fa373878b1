import type { RoomSettings } from '@vroom/contract';
import { expiresAt, type ExpiryLimits } from '@vroom/room-policy';
import { In, LessThan, type FindOptionsWhere } from 'typeorm';
import { isoDate } from '../platform/clock/iso-date.js';
import type { Settings } from '../platform/config/settings.js';
import type { RoomEntity } from './room.entity.js';

/**
 * The time of a room's last activity is moved at most this often, in ms, so that not every join writes. Well below the
 * shortest time a room may live (one minute): who comes in without a write has time enough to be seen as activity.
 */
export const touchStep = 15_000;

const minute = 60_000;

/** How long this instance keeps rooms without activity. */
export function expiryLimits({ rooms }: Settings): ExpiryLimits {
  const reserved = rooms.reserved_inactivity_timeout;
  return {
    inactive: rooms.inactivity_timeout * minute,
    reservedInactive: reserved === 0 ? Infinity : reserved * minute,
  };
}

/** What a room's owners are told of it beside its door. */
export function settingsOf(room: RoomEntity, limits: ExpiryLimits): RoomSettings {
  const { persistent, maxMembers, createdAt, lastActivityAt } = room;
  const end = expiresAt({ persistent, reserved: room.ownerPasswordHash !== null, lastActivityAt }, limits);
  return {
    persistent,
    maxMembers,
    createdAt: isoDate(createdAt),
    lastActivityAt: isoDate(lastActivityAt),
    expiresAt: end === Infinity ? null : isoDate(end),
  };
}

/** Whether a touch has anything to change. */
export function isStale(lastActivityAt: number, now: number): boolean {
  return lastActivityAt < now - touchStep;
}

/** Which rooms a touch changes: those of these ids whose last activity was noted long enough ago. */
export function staleRoom(id: string | readonly string[], now: number): FindOptionsWhere<RoomEntity> {
  return { id: typeof id === 'string' ? id : In(id), lastActivityAt: LessThan(now - touchStep) };
}
