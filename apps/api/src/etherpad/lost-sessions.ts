import type { Repository } from 'typeorm';
import type { PadSessionEntity } from './pad-session.entity.js';

const exists = (table: string, ...conditions: string[]) =>
  `EXISTS (SELECT 1 FROM ${table} WHERE ${conditions.join(' AND ')})`;

const [isSession, isKey] = ['sessions.id = held.principal_id', 'api_keys.id = held.principal_id'];
const isRoom = 'rooms.id = held.room_id';

/** A session or key that has not ended. */
const isSomebody = [
  exists('sessions', isSession, 'sessions.expires_at > :now'),
  exists('api_keys', isKey, '(api_keys.expires_at IS NULL OR api_keys.expires_at > :now)'),
].join(' OR ');

/** The creator of the room, whoever was given a role in it, and administrators. */
const hasRole = [
  exists('rooms', isRoom, 'rooms.creator_id = held.principal_id'),
  exists('role_grants', 'role_grants.room_id = held.room_id', 'role_grants.principal_id = held.principal_id'),
  exists('sessions', isSession, 'sessions.admin_until > :now'),
  exists('api_keys', isKey, 'api_keys.admin = :yes'),
].join(' OR ');

/**
 * The sessions that are to be deleted in Etherpad: which have ended, which were revoked, and whose holder has no role in the room
 * any more. By what is in the tables and not by what was heard, so that whatever took a role away, also while we were not running,
 * takes the pad away.
 */
export function lostSessions(sessions: Repository<PadSessionEntity>, now: number, limit: number) {
  return sessions
    .createQueryBuilder('held')
    .where(
      `(held.revoked = :yes OR held.valid_until <= :now OR NOT (${exists('rooms', isRoom)} AND (${isSomebody}) AND (${hasRole})))`,
      { now, yes: true },
    )
    .orderBy('held.id')
    .limit(limit)
    .getMany();
}
