import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Sweeper, type SweepTask } from '../../platform/schedule/sweeper.js';
import { AuditLog } from '../audit-log.js';
import type { AuditEventEntity } from '../audit-event.entity.js';
import type { AuditSealEntity } from './audit-seal.entity.js';
import { EventsDigest, noSeal, sealHash, type SealBefore } from './seal-hash.js';
import { SealStore } from './seal-store.js';

/** Events of one seal at most. */
export const eventsOfSeal = 2000;
/** From one seal to the next while there is little to seal, in ms. */
export const sealInterval = 5 * 60_000;
/**
 * How long an id has to be there before it is sealed, in ms. Another process may have taken a smaller one in a statement that
 * has not ended yet, and an event that comes into a sealed range is a forged one.
 */
export const settleTime = 20_000;

/** Seals events on a schedule. Who writes them does nothing for it. */
@Injectable()
export class AuditSealer implements SweepTask, OnModuleInit, OnApplicationBootstrap {
  readonly name = 'audit seals';
  /** The greatest id that was there at a moment, and the one that was there long enough before. */
  private seen = { id: 0, at: -Infinity };
  private settled = 0;

  constructor(
    private readonly store: SealStore,
    private readonly sweeper: Sweeper,
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  /** So that the first sweep can seal what the last process left. */
  async onApplicationBootstrap(): Promise<void> {
    await this.look();
  }

  /** Makes one seal, if there is enough for one. */
  async sweep(): Promise<boolean> {
    await this.look();
    const before = await this.store.lastSeal();
    if (before && this.settled - before.lastId < eventsOfSeal && this.clock.now() - before.date < sealInterval)
      return false;
    const { id, lastId, hash } = before ?? noSeal;
    const events = await this.store.eventsBetween(lastId + 1, this.settled, eventsOfSeal);
    if (events.length === 0) return false;
    const seal = this.sealOf(events, { id, lastId, hash });
    if (!(await this.store.addSeal(seal))) return false;
    this.log.writeSeal(seal);
    // The sweeper comes back at once, and SQLite waits for nothing: calls would not have their turn in between.
    await nextTurn();
    return events.length === eventsOfSeal;
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    if (now - this.seen.at < settleTime) return;
    this.settled = this.seen.id;
    this.seen = { id: (await this.store.ends()).greatest, at: now };
  }

  private sealOf(events: readonly AuditEventEntity[], before: SealBefore): AuditSealEntity {
    const digest = new EventsDigest();
    for (const event of events) digest.add(event);
    const dates = events.map(({ date }) => date);
    const seal = {
      id: before.id + 1,
      date: this.clock.now(),
      firstId: before.lastId + 1,
      lastId: events.at(-1)?.id ?? before.lastId,
      events: events.length,
      firstDate: Math.min(...dates),
      lastDate: Math.max(...dates),
      digest: digest.end(),
    };
    return { ...seal, hash: sealHash(seal, before) };
  }
}
