import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { JoinMailer, mailInterval } from './join-mailer.js';
import { JoinMailEntity } from './join-mail.entity.js';
import { JoinNoticeEntity } from './join-notice.entity.js';

/** For how long a join that was told of is remembered, in ms. */
const keptFor = 24 * 60 * 60_000;
/** Rooms that are looked at in one piece of the work. */
const chunk = 100;

/** Tells of those who came within a minute after a mail, also where that was before the server's restart. */
@Injectable()
export class JoinSweep implements SweepTask, OnModuleInit {
  readonly name = 'join notifications';
  private readonly logger = new Logger('JoinSweep');

  constructor(
    @InjectRepository(JoinNoticeEntity) private readonly notices: Repository<JoinNoticeEntity>,
    private readonly mailer: JoinMailer,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  async sweep(): Promise<boolean> {
    const now = this.clock.now();
    await this.notices.delete({ toldAt: LessThanOrEqual(now - keptFor) });
    const rooms = await this.notices
      .createQueryBuilder('notice')
      .innerJoin(RoomEntity, 'room', 'room.id = notice.roomId')
      .leftJoin(JoinMailEntity, 'mail', 'mail.roomId = notice.roomId')
      .select('room.id', 'id')
      .addSelect('room.name', 'name')
      .distinct()
      .where('notice.toldAt IS NULL')
      .andWhere('(mail.sentAt IS NULL OR mail.sentAt <= :due)', { due: now - mailInterval })
      .limit(chunk)
      .getRawMany<{ id: string; name: string }>();
    let told = 0;
    for (const room of rooms) if (await this.flush(room)) told += 1;
    // A room that can't be told of stays in the list: it is for the next sweep, not for this one over and over.
    return told === chunk;
  }

  /** What goes wrong in one room keeps no other waiting. */
  private async flush(room: { id: string; name: string }): Promise<boolean> {
    try {
      await this.mailer.flush(room);
      return true;
    } catch (error) {
      this.logger.error(
        new Error(`Nobody was told who joined ${room.name}; the next sweep tries again.`, { cause: error }),
      );
      return false;
    }
  }
}
