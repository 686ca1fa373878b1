import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPresenceStore } from '../presence/memory-presence-store.js';
import type { MeetingState } from '../presence/meeting-state.js';
import { FakeAudit } from '../testing/fake-audit.js';
import { FakeClock } from '../testing/fake-clock.js';
import { placeOf } from '../testing/places.js';
import type { Broadcast } from './broadcast.js';
import { DeparturesService, holdTime } from './departures.service.js';

let clock: FakeClock;
let audit: FakeAudit;
let told: unknown[];
let presence: MemoryPresenceStore;

/** A server that starts, with what the one before it wrote down. */
beforeEach(async () => {
  clock = new FakeClock();
  audit = new FakeAudit();
  told = [];
  const left: MeetingState = { places: [placeOf('a'), placeOf('b')], standings: [] };
  presence = new MemoryPresenceStore({ read: async () => new Map([['room', left]]), note: () => undefined });
  const broadcast = { toOthers: (_seat: unknown, event: string, data: unknown) => told.push([event, data]) };
  const departures = new DeparturesService(presence, broadcast as unknown as Broadcast, audit.service, clock);
  await departures.onApplicationBootstrap();
});

describe('after a restart', () => {
  it('keeps the places of those who were there, as long as for a lost connection', async () => {
    await clock.advance(holdTime - 1);
    expect(await presence.count('room')).toBe(2);
    expect(told).toEqual([]);
  });

  it('takes who did not come back for lost, but not who did', async () => {
    await presence.resume({
      roomId: 'room',
      principalId: 'me-a',
      resumeHash: 'hash-a',
      socketId: 'new',
      role: 'participant',
      actor: placeOf('a').actor,
    });
    await clock.advance(holdTime);
    expect(told).toEqual([['peer:left', { peerId: 'b', reason: 'lost' }]]);
    expect(audit.events).toEqual([{ event: 'room_leave', user: 'session me-b', message: 'atelier: peer b, lost' }]);
    expect((await presence.members('room')).map(({ peerId }) => peerId)).toEqual(['a']);
  });
});
