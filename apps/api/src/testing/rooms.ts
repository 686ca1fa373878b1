import type { DataSource } from 'typeorm';
import { loadSettings } from '../platform/config/load-settings.js';
import { Passwords } from '../platform/crypto/passwords.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { memoryPresence } from './memory-presence.js';
import { RoomPasswords } from '../rooms/room-passwords.js';
import { RoomSettingsService } from '../rooms/room-settings.service.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { FakeAudit } from './fake-audit.js';
import { FakeClock } from './fake-clock.js';

/** The services around rooms, on a real database. Made with settings as environment variables give them. */
export function roomServices(database: DataSource, environment: Record<string, string> = {}) {
  const repository = database.getRepository(RoomEntity);
  const clock = new FakeClock();
  const audit = new FakeAudit();
  const events = new DomainEvents();
  const presence = memoryPresence();
  const settings = loadSettings(environment);
  const passwords = new Passwords();
  const roomPasswords = new RoomPasswords(passwords);
  const roomSettings = new RoomSettingsService(repository, roomPasswords, audit.service, events, settings);
  const rooms = new RoomsService(repository, roomSettings, presence, audit.service, events, clock, settings);
  return { repository, audit, events, presence, settings, passwords, roomSettings, rooms, clock };
}
