import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { JoinNotificationInput } from '@vroom/contract';
import { In, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { insertUnlessThere } from '../platform/database/insert-unless-there.js';
import { isMissingParent } from '../platform/database/missing-parent.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import { PresenceStore } from '../presence/presence-store.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { JoinMailer } from './join-mailer.js';
import { JoinNoticeEntity } from './join-notice.entity.js';
import { NotificationsService } from './notifications.service.js';

/** Takes what browsers say of who joined. */
@Injectable()
export class JoinNotices {
  constructor(
    @InjectRepository(JoinNoticeEntity) private readonly notices: Repository<JoinNoticeEntity>,
    private readonly notifications: NotificationsService,
    private readonly mailer: JoinMailer,
    private readonly presence: PresenceStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Has the addresses of a room told that somebody is in it now. Once for a join: who is not in the meeting, or was told of
   * already, is no news.
   *
   * @param publicUrl the address of the start page
   */
  async notify(room: RoomEntity, asker: Principal, input: JoinNotificationInput, publicUrl: string): Promise<void> {
    if (!(await this.notifications.anybody(room))) return;
    const peerId = await this.newPlaceOf(room, asker);
    if (peerId === undefined) return;
    const notice = {
      ...{ peerId, roomId: room.id, language: asker.language, url: `${publicUrl}/${room.name}` },
      // A name is nobody's business where the room does not ask for it.
      name: (room.askForName && input.displayName) || null,
      ...{ joinedAt: this.clock.now(), toldAt: null },
    };
    try {
      await insertUnlessThere(this.notices, notice);
    } catch (cause) {
      if (isMissingParent(cause)) throw new ProblemError('room_not_found', { cause });
      throw cause;
    }
    await this.mailer.flush(room, asker);
  }

  /** The latest place of somebody of which nobody was told. */
  private async newPlaceOf({ id }: RoomEntity, asker: Principal): Promise<string | undefined> {
    const places = await this.presence.members(id);
    const own = places.filter(({ principalId }) => principalId === asker.id).map(({ peerId }) => peerId);
    const known = await this.notices.find({ where: { peerId: In(own) }, select: { peerId: true } });
    return own.findLast((peerId) => known.every((notice) => notice.peerId !== peerId));
  }
}
