import { isoDate } from '../../platform/clock/iso-date.js';

export const faultKinds = {
  events_altered: 'An event was altered',
  events_missing: 'An event is missing',
  events_added: 'An event was added',
  seal_altered: 'A seal was altered, or one before it',
  seal_missing: 'A seal is missing',
  head_missing: 'The seal with the expected hash is not there',
} as const;
export type FaultKind = keyof typeof faultKinds;

/** Something that is not as it was sealed, and where. */
export interface AuditFault {
  kind: FaultKind;
  /** The seal, where it is about one. */
  seal?: number;
  /** Ids between which it is, both in it. */
  firstId?: number;
  lastId?: number;
  /** Dates of these events as far as they are known, in ms since 1970 UTC. */
  firstDate?: number;
  lastDate?: number;
}

/** What a look at the whole audit found. */
export interface Verification {
  seals: number;
  /** Events that are as they were sealed. */
  intact: number;
  /** Events that retention deleted, by its own word. */
  purged: number;
  /** The newest events, which no seal covers yet. */
  unsealed: number;
  /** The hash of the last seal: whoever notes it elsewhere can hold the audit to it later. */
  head: string | null;
  /** The first of them. */
  faults: AuditFault[];
  /** How many there are. */
  faultCount: number;
}

/** A fault as a sentence. */
export function faultInWords({ kind, seal, firstId, lastId, firstDate, lastDate }: AuditFault): string {
  const where = [
    seal !== undefined && `seal ${seal}`,
    firstId !== undefined && lastId !== undefined && `events ${firstId} to ${lastId}`,
    firstDate !== undefined && lastDate !== undefined && `${isoDate(firstDate)} to ${isoDate(lastDate)}`,
  ].filter(Boolean);
  return where.length > 0 ? `${faultKinds[kind]}: ${where.join(', ')}.` : `${faultKinds[kind]}.`;
}
