import type { Place } from '../presence/place.js';

/** A place in a room, as somebody takes it who only listens. */
export function placeOf(peerId: string, changes: Partial<Place> = {}): Place {
  return {
    peerId,
    roomId: 'room',
    roomName: 'atelier',
    principalId: `me-${peerId}`,
    actor: { address: '192.0.2.1', user: `session me-${peerId}` },
    role: 'participant',
    media: { audio: false, video: false, screen: false },
    muted: false,
    paused: false,
    hand: null,
    revision: 1,
    resumeHash: `hash-${peerId}`,
    socketId: `socket-${peerId}`,
    ...changes,
  };
}
