import { SessionsAndRooms1763700000000 } from './1763700000000-sessions-and-rooms.js';
import { AccessAndAudit1795200000000 } from './1795200000000-access-and-audit.js';
import { Meetings1795300000000 } from './1795300000000-meetings.js';
import { WipedRooms1795400000000 } from './1795400000000-wiped-rooms.js';
import { RelayOnly1795500000000 } from './1795500000000-relay-only.js';
import { Mails1795600000000 } from './1795600000000-mails.js';
import { Invitations1795700000000 } from './1795700000000-invitations.js';
import { AuditSeals1795800000000 } from './1795800000000-audit-seals.js';
import { MailLists1795850000000 } from './1795850000000-mail-lists.js';
import { AuditBatches1795900000000 } from './1795900000000-audit-batches.js';
import { Pads1796000000000 } from './1796000000000-pads.js';

/** In the order in which they run. */
export const migrations = [
  SessionsAndRooms1763700000000,
  AccessAndAudit1795200000000,
  Meetings1795300000000,
  WipedRooms1795400000000,
  RelayOnly1795500000000,
  Mails1795600000000,
  Invitations1795700000000,
  AuditSeals1795800000000,
  MailLists1795850000000,
  AuditBatches1795900000000,
  Pads1796000000000,
];
