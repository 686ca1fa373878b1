import { describe, expect, it } from 'vitest';
import { placeOf } from '../testing/places.js';
import type { SharedMeeting, SharedPlace } from './meeting-state.js';
import type { Place } from './place.js';
import { recollected } from './recollection.js';

const placeAt = (process: string, peerId: string, changes: Partial<Place> = {}): SharedPlace => ({
  ...placeOf(peerId, changes),
  process,
});
const meeting = (places: SharedPlace[], standings: SharedMeeting['standings'] = []): SharedMeeting => ({
  places,
  standings,
});
const kickedFrom = (peerId: string) => ({ muted: false, paused: false, kickedFrom: peerId });
const muted = { muted: true, paused: false, kickedFrom: null };

/** What becomes of an empty Redis, whoever is the first to tell. */
function recollectedByBoth(one: SharedMeeting, other: SharedMeeting): SharedMeeting {
  const tell = (told: SharedMeeting, [self, known]: [string, SharedMeeting]) => recollected(told, known, self);
  const both: [string, SharedMeeting][] = [
    ['one', one],
    ['other', other],
  ];
  const [first, second] = [both.reduce(tell, meeting([])), both.toReversed().reduce(tell, meeting([]))];
  const byPeer = ({ places }: SharedMeeting) => places.toSorted((a, b) => a.peerId.localeCompare(b.peerId));
  expect(byPeer(first)).toEqual(byPeer(second));
  expect(new Map(first.standings)).toEqual(new Map(second.standings));
  return { ...first, places: byPeer(first) };
}

describe('a meeting that two processes remember', () => {
  it('has the places of both, also where one has not seen all of them', () => {
    const [a, b, c] = [placeAt('one', 'a'), placeAt('other', 'b'), placeAt('other', 'c')];
    expect(recollectedByBoth(meeting([a, b]), meeting([a, b, c])).places).toEqual([a, b, c]);
  });

  it('has what was said of a person last, and the socket as the process says that has it', () => {
    const seen = placeAt('other', 'b', { muted: true, revision: 3, socketId: 'before' });
    const own = placeAt('other', 'b', { revision: 2, socketId: 'now' });
    expect(recollectedByBoth(meeting([seen], [['me', muted]]), meeting([own]))).toEqual(
      meeting([{ ...seen, socketId: 'now' }], [['me', muted]]),
    );
  });

  it('has nobody who was kicked, though one of them has not seen it', () => {
    const [a, b] = [placeAt('one', 'a', { principalId: 'me' }), placeAt('other', 'b', { principalId: 'you' })];
    const kicked: SharedMeeting['standings'] = [['you', kickedFrom('b')]];
    expect(recollectedByBoth(meeting([a], kicked), meeting([a, b], [['you', muted]]))).toEqual(meeting([a], kicked));
  });

  it('leaves somebody where they are who came back elsewhere in the meantime', () => {
    const back = placeAt('one', 'b', { socketId: 'new' });
    const remembered = meeting([placeAt('other', 'b', { socketId: 'old' })]);
    expect(recollected(meeting([back]), remembered, 'other').places).toEqual([back]);
  });
});
