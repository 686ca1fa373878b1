import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, LessThanOrEqual, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { InvitationEntity } from './invitation.entity.js';

/** For how long an invitation stays in the list after it has expired, in ms. */
export const keptFor = 30 * 24 * 60 * 60_000;
/** Invitations that are looked at in one piece of the work. */
const chunk = 500;

/** Deletes invitations that expired long ago, and with them the addresses of people. */
@Injectable()
export class InvitationSweep implements SweepTask, OnModuleInit {
  readonly name = 'invitations';

  constructor(
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationEntity>,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  async sweep(): Promise<boolean> {
    const expiresAt = LessThanOrEqual(this.clock.now() - keptFor);
    const found = await this.invitations.find({ where: { expiresAt }, select: { id: true }, take: chunk });
    if (found.length > 0) await this.invitations.delete({ id: In(found.map(({ id }) => id)) });
    return found.length === chunk;
  }
}
