import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, LessThanOrEqual, MoreThan, MoreThanOrEqual, Repository } from 'typeorm';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import { eventsOf } from '../reading/audit-query.js';
import { AuditSealEntity } from './audit-seal.entity.js';

/** The tables of events and of seals, by id. */
@Injectable()
export class SealStore {
  constructor(
    @InjectRepository(AuditEventEntity) private readonly events: Repository<AuditEventEntity>,
    @InjectRepository(AuditSealEntity) private readonly seals: Repository<AuditSealEntity>,
  ) {}

  /** The newest, or `null`. */
  async lastSeal(): Promise<AuditSealEntity | null> {
    const [last] = await this.seals.find({ order: { id: 'DESC' }, take: 1 });
    return last ?? null;
  }

  sealsAfter(id: number, take: number): Promise<AuditSealEntity[]> {
    return this.seals.find({ where: { id: MoreThan(id) }, order: { id: 'ASC' }, take });
  }

  /** The oldest whose events may be there still: its range ends at this id or later. */
  async sealOver(id: number): Promise<AuditSealEntity | null> {
    const [seal] = await this.seals.find({ where: { lastId: MoreThanOrEqual(id) }, order: { id: 'ASC' }, take: 1 });
    return seal ?? null;
  }

  /** @returns whether it was written; another process may have made the same one */
  async addSeal(seal: AuditSealEntity): Promise<boolean> {
    try {
      await this.seals.insert(seal);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** The least and the greatest id of all events; 0 where there is none. */
  async ends(): Promise<{ least: number; greatest: number }> {
    return { least: await this.end('ASC'), greatest: await this.end('DESC') };
  }

  /** Events of a range of ids, both ends in it, in order. */
  eventsBetween(first: number, last: number, take: number): Promise<AuditEventEntity[]> {
    const query = this.events.createQueryBuilder('event').where('event.id BETWEEN :first AND :last', { first, last });
    return eventsOf(query.orderBy('event.id').limit(take));
  }

  /** The first event of all, if its id is at most this. */
  async firstUpTo(id: number): Promise<AuditEventEntity | null> {
    const [first] = await this.events.find({ where: { id: LessThanOrEqual(id) }, order: { id: 'ASC' }, take: 1 });
    return first ?? null;
  }

  countAfter(id: number): Promise<number> {
    return this.events.countBy({ id: MoreThan(id) });
  }

  countUpTo(id: number): Promise<number> {
    return this.events.countBy({ id: LessThanOrEqual(id) });
  }

  /** What retention said of itself, the newest first. */
  purgeRecords(take: number): Promise<AuditEventEntity[]> {
    return this.events.find({ where: { event: 'audit_purge' }, order: { date: 'DESC', id: 'DESC' }, take });
  }

  async purge(first: number, last: number): Promise<number> {
    return (await this.events.delete({ id: Between(first, last) })).affected ?? 0;
  }

  private async end(direction: 'ASC' | 'DESC'): Promise<number> {
    const [event] = await eventsOf(this.events.createQueryBuilder('event').orderBy('event.id', direction).limit(1));
    return event?.id ?? 0;
  }
}
