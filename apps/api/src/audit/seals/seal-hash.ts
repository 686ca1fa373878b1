import { createHash, type Hash } from 'node:crypto';
import type { AuditEventEntity } from '../audit-event.entity.js';
import type { AuditSealEntity } from './audit-seal.entity.js';

/** What a seal has of the one before it. */
export type SealBefore = Pick<AuditSealEntity, 'id' | 'lastId' | 'hash'>;

/** Where the chain begins. */
export const noSeal: SealBefore = { id: 0, lastId: 0, hash: '' };

/** SHA-256 over events in the order of their ids, each as one line of JSON, in hexadecimal. */
export class EventsDigest {
  private readonly hash: Hash = createHash('sha256');

  add({ id, date, address, event, user, message }: AuditEventEntity): void {
    this.hash.update(`${JSON.stringify([id, date, address, event, user, message])}\n`);
  }

  end(): string {
    return this.hash.digest('hex');
  }
}

/** SHA-256 over a seal and the hash of the one before, in hexadecimal: who changes one has to change all after it. */
export function sealHash(seal: Omit<AuditSealEntity, 'hash'>, before: SealBefore): string {
  const { id, date, firstId, lastId, events, firstDate, lastDate, digest } = seal;
  const fields = [before.hash, id, date, firstId, lastId, events, firstDate, lastDate, digest];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
