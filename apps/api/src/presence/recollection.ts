import type { SharedMeeting, SharedPlace, Standing } from './meeting-state.js';

/**
 * A meeting of which Redis knows nothing any more, or what was long ago, with what one process remembers of it: all places,
 * since those of another process may be seen before that one comes to tell of them. Each process adds what it knows, in any
 * order, and the result is the same.
 *
 * - What was said of a person later counts, as their place's revision tells; of who has none, the stricter.
 * - Which socket sits in a place is told by the process that has it.
 * - Nobody gets a place back who was kicked.
 *
 * @param self the process that remembers
 */
export function recollected(there: SharedMeeting, remembered: SharedMeeting, self: string): SharedMeeting {
  const places = new Map(there.places.map((place) => [place.peerId, place]));
  for (const place of remembered.places) places.set(place.peerId, merged(places.get(place.peerId), place, self));
  const standings = new Map(there.standings);
  for (const [id, standing] of remembered.standings) standings.set(id, stricter(standings.get(id), standing));
  const all = [...places.values()];
  for (const [id, standing] of standings) standings.set(id, asIn(all, id, standing));
  const mayStay = ({ principalId }: SharedPlace) => (standings.get(principalId)?.kickedFrom ?? null) === null;
  return { places: all.filter(mayStay), standings: [...standings] };
}

function merged(there: SharedPlace | undefined, remembered: SharedPlace, self: string): SharedPlace {
  if (!there) return remembered;
  const later = remembered.revision > there.revision ? remembered : there;
  // Who came back on another process meanwhile sits there.
  const tells = remembered.process === self && there.process === self ? remembered : there;
  return { ...later, socketId: tells.socketId, process: tells.process };
}

function stricter(there: Standing | undefined, remembered: Standing): Standing {
  return {
    muted: remembered.muted || there?.muted === true,
    paused: remembered.paused || there?.paused === true,
    kickedFrom: remembered.kickedFrom ?? there?.kickedFrom ?? null,
  };
}

/** What was said last of somebody who is there stands in their place. */
function asIn(places: readonly SharedPlace[], principalId: string, standing: Standing): Standing {
  const own = places.filter((place) => place.principalId === principalId);
  const [last] = own.toSorted((a, b) => b.revision - a.revision);
  return last ? { ...standing, muted: last.muted, paused: last.paused } : standing;
}
