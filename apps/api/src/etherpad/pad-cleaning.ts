import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { EtherpadClient } from './etherpad-client.js';
import { EtherpadError } from './etherpad-error.js';
import { lostSessions } from './lost-sessions.js';
import { PadSessionEntity } from './pad-session.entity.js';
import { PadTable, type WipedPad } from './pad-table.js';
import type { PadEntity } from './pad.entity.js';
import { padIdOf } from './pads.service.js';

/** How many of a kind are looked at in one piece of the work. */
const chunk = 50;

/** Deletes in Etherpad what our tables say is not to be there any more. */
@Injectable()
export class PadCleaning {
  private readonly logger = new Logger('Etherpad');

  constructor(
    @InjectRepository(PadSessionEntity) private readonly sessions: Repository<PadSessionEntity>,
    private readonly pads: PadTable,
    private readonly etherpad: EtherpadClient,
    private readonly clock: Clock,
  ) {}

  /**
   * Does one piece of the work.
   *
   * @returns whether there is more to do at once
   * @throws EtherpadError where Etherpad is away or refuses us: there is no use in going on
   */
  async clean(signal: AbortSignal): Promise<boolean> {
    const lost = await lostSessions(this.sessions, this.clock.now(), chunk);
    const done = [
      await this.each(lost, (held) => this.close(held, signal)),
      await this.each(await this.pads.withoutRoom(chunk), (pad) => this.deleteGroup(pad, signal)),
      await this.each(await this.pads.wiped(chunk), (pad) => this.deleteOldPads(pad, signal)),
    ];
    return done.includes(chunk);
  }

  private async close({ id }: PadSessionEntity, signal: AbortSignal): Promise<void> {
    await this.etherpad.closeSession(id, signal);
    await this.sessions.delete({ id });
  }

  private async deleteGroup(pad: PadEntity, signal: AbortSignal): Promise<void> {
    // Where the row does not know it, it may have been made all the same.
    await this.etherpad.deleteGroup(pad.groupId ?? (await this.etherpad.group(pad.roomId, signal)), signal);
    await this.pads.forget(pad);
  }

  private async deleteOldPads(pad: WipedPad, signal: AbortSignal): Promise<void> {
    const current = padIdOf(pad.groupId, pad);
    const all = await this.etherpad.pads(pad.groupId, signal);
    for (const id of all) if (id !== current) await this.etherpad.deletePad(id, signal);
    await this.pads.cleaned(pad);
  }

  /** What Etherpad can't do with one keeps no other waiting. @returns how many it was done with */
  private async each<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<number> {
    let done = 0;
    for (const item of items) {
      try {
        await action(item);
        done += 1;
      } catch (error) {
        if (!(error instanceof EtherpadError) || error.kind !== 'answer') throw error;
        this.logger.warn(`${error.message}; the next sweep tries again.`);
      }
    }
    return done;
  }
}
