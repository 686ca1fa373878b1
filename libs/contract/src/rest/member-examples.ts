import type { Peer } from '../signaling/events.js';
import { exampleNames, type Examples } from './example.js';
import type { memberEndpoints } from './member-endpoints.js';

const { room: name, peerId } = exampleNames;

const peer: Peer = {
  id: peerId,
  role: 'participant',
  media: { audio: true, video: true, screen: false },
  moderation: { muted: false, paused: false },
  hand: null,
  revision: 1,
};

export const memberExamples: Examples<keyof typeof memberEndpoints> = {
  listMembers: { params: { name }, result: { items: [peer] } },
  changeMember: {
    params: { name, peerId },
    body: { muted: true },
    result: { ...peer, moderation: { muted: true, paused: false }, revision: 2 },
  },
  kickMember: { params: { name, peerId } },
  endMeeting: { params: { name } },
  listExclusions: { params: { name }, result: { items: [{ peerId }] } },
  readmit: { params: { name, peerId } },
};
