import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { AuditSealEntity } from './audit-seal.entity.js';
import { eventsOfSeal } from './audit-sealer.js';
import { purgedUpTo } from './purge-record.js';
import { EventsDigest, noSeal, sealHash, type SealBefore } from './seal-hash.js';
import { SealStore } from './seal-store.js';
import type { AuditFault, FaultKind, Verification } from './verification.js';

/** Seals of one query. */
const sealsAtOnce = 200;
/** Faults that are told one by one. */
const maxFaults = 100;
/** What retention said last is what counts; a few more, in case somebody added one that says less. */
const purgeRecords = 20;

/** Holds the audit to its seals, in memory that does not grow with it. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly store: SealStore) {}

  /** @param head a hash that was noted earlier: of the last seal then, and of any seal now */
  async verify(head?: string): Promise<Verification> {
    const look = new Look(this.store);
    let before: SealBefore = noSeal;
    let found = head === undefined;
    for (;;) {
      const seals = await this.store.sealsAfter(before.id, sealsAtOnce);
      for (const seal of seals) {
        look.chain(seal, before);
        await look.events(seal);
        found ||= seal.hash === head?.toLowerCase();
        before = seal;
      }
      if (seals.length === 0) break;
      await nextTurn();
    }
    if (!found) look.fault({ kind: 'head_missing' });
    await look.outside(before);
    return look.result;
  }
}

/** One look at everything, seal by seal. */
class Look {
  readonly result: Verification = {
    seals: 0,
    intact: 0,
    purged: 0,
    unsealed: 0,
    head: null,
    faults: [],
    faultCount: 0,
  };
  private purged = 0;

  constructor(private readonly store: SealStore) {}

  fault(fault: AuditFault): void {
    this.result.faultCount += 1;
    if (this.result.faults.length < maxFaults) this.result.faults.push(fault);
  }

  /** Whether the seal is what was made after the one before. */
  chain(seal: AuditSealEntity, before: SealBefore): void {
    this.result.seals += 1;
    this.result.head = seal.hash;
    if (seal.id !== before.id + 1) {
      const [firstId, lastId] = [before.lastId + 1, seal.firstId - 1];
      this.fault({ kind: 'seal_missing', seal: before.id + 1, firstId, lastId });
    } else if (seal.firstId !== before.lastId + 1 || seal.hash !== sealHash(seal, before)) {
      this.sealFault('seal_altered', seal);
    }
  }

  /** Whether the events are those that were sealed, or were purged by retention, all of them. */
  async events(seal: AuditSealEntity): Promise<void> {
    const { count, digest } = await this.digestOf(seal);
    if (count === seal.events && digest === seal.digest) this.result.intact += count;
    else if (count === 0 && (await this.isPurged(seal))) this.result.purged += seal.events;
    else if (count > seal.events) this.sealFault('events_added', seal);
    else this.sealFault(count < seal.events ? 'events_missing' : 'events_altered', seal);
  }

  /** What no seal covers: the newest events, and none before the first. */
  async outside({ lastId }: SealBefore): Promise<void> {
    this.result.unsealed = await this.store.countAfter(lastId);
    const early = await this.store.firstUpTo(0);
    if (!early) return;
    const { id, date } = early;
    this.fault({ kind: 'events_added', firstId: id, lastId: 0, firstDate: date, lastDate: date });
  }

  private sealFault(kind: FaultKind, { id, firstId, lastId, firstDate, lastDate }: AuditSealEntity): void {
    this.fault({ kind, seal: id, firstId, lastId, firstDate, lastDate });
  }

  private async digestOf({ firstId, lastId }: AuditSealEntity): Promise<{ count: number; digest: string }> {
    const digest = new EventsDigest();
    let count = 0;
    let next = firstId;
    for (;;) {
      const events = await this.store.eventsBetween(next, lastId, eventsOfSeal);
      for (const event of events) digest.add(event);
      count += events.length;
      await nextTurn();
      if (events.length < eventsOfSeal) return { count, digest: digest.end() };
      next = (events.at(-1)?.id ?? lastId) + 1;
    }
  }

  /** Asked again where it is not: a server may purge while we look. */
  private async isPurged({ lastId }: AuditSealEntity): Promise<boolean> {
    if (lastId > this.purged) this.purged = purgedUpTo(await this.store.purgeRecords(purgeRecords));
    return lastId <= this.purged;
  }
}
