import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Overview } from '@vroom/contract';
import { IsNull, Not, Repository } from 'typeorm';
import { isoDate } from '../../platform/clock/iso-date.js';
import { QueuedMailEntity } from './queued-mail.entity.js';

/** How the queue is, in figures. Each is counted in an index, however many mails were sent. */
@Injectable()
export class MailFigures {
  constructor(@InjectRepository(QueuedMailEntity) private readonly mails: Repository<QueuedMailEntity>) {}

  async figures(): Promise<Overview['mails']> {
    const [waiting, delayed, failed, oldest] = await Promise.all([
      this.mails.countBy({ state: 'waiting' }),
      this.mails.countBy({ state: 'waiting', problem: Not(IsNull()) }),
      this.mails.countBy({ state: 'failed' }),
      this.mails.findOne({
        select: { id: true, createdAt: true },
        where: { state: 'waiting' },
        order: { createdAt: 'ASC' },
      }),
    ]);
    return { waiting, delayed, failed, oldestAt: oldest && isoDate(oldest.createdAt) };
  }
}
