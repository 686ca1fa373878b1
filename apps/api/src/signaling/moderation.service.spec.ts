import { expect, it } from 'vitest';
import type { RolesService } from '../roles/roles.service.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { memoryPresence } from '../testing/memory-presence.js';
import { person } from '../testing/people.js';
import { placeOf } from '../testing/places.js';
import type { Broadcast } from './broadcast.js';
import type { DeparturesService } from './departures.service.js';
import { ModerationAudit } from './moderation-audit.js';
import { ModerationService } from './moderation.service.js';

it('sends nobody out who goes in that very moment, and says so to nobody', async () => {
  const presence = memoryPresence();
  const kick = presence.kick.bind(presence);
  // In which they are found, and then are gone.
  presence.kick = async (roomId, peerId) => {
    await presence.release(roomId, peerId, `socket-${peerId}`);
    return kick(roomId, peerId);
  };
  const audit = new FakeAudit();
  const told: unknown[] = [];
  const broadcast = { toRoom: (...what: unknown[]) => void told.push(what) } as unknown as Broadcast;
  const departures = {} as DeparturesService;
  const moderationAudit = new ModerationAudit(audit.service);
  const moderation = new ModerationService(
    ...([presence, {} as RolesService, broadcast, departures, moderationAudit, new DomainEvents()] as const),
  );
  await presence.take(placeOf('bob'), { room: Infinity, principal: Infinity });
  const chairman = { roomId: 'room', roomName: 'atelier', peerId: 'ann', role: 'owner', actor: person('ann') } as const;
  await expect(moderation.act(chairman, 'kick', 'bob')).rejects.toMatchObject({ code: 'peer_not_found' });
  expect([told, audit.events]).toEqual([[], []]);
});
