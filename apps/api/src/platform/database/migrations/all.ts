import { SessionsAndRooms1763700000000 } from './1763700000000-sessions-and-rooms.js';
import { AccessAndAudit1795200000000 } from './1795200000000-access-and-audit.js';
import { Meetings1795300000000 } from './1795300000000-meetings.js';
import { WipedRooms1795400000000 } from './1795400000000-wiped-rooms.js';

/** In the order in which they run. */
export const migrations = [
  SessionsAndRooms1763700000000,
  AccessAndAudit1795200000000,
  Meetings1795300000000,
  WipedRooms1795400000000,
];
