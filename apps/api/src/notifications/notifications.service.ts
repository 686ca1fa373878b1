import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Notifications } from '@vroom/contract';
import { In, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { MailLimits } from '../mail/mail-limits.js';
import { isMissingParent } from '../platform/database/missing-parent.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { normalizedEmail } from '../platform/email/normalized-email.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import { giveBack, take } from '../platform/throttle/charges.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { NotificationAddressEntity } from './notification-address.entity.js';

/** Whom to tell by mail that somebody joined a room. */
@Injectable()
export class NotificationsService {
  constructor(
    @InjectRepository(NotificationAddressEntity) private readonly addresses: Repository<NotificationAddressEntity>,
    private readonly audit: AuditService,
    private readonly limits: MailLimits,
  ) {}

  async get({ id }: Pick<RoomEntity, 'id'>): Promise<Notifications> {
    const rows = await this.addresses.find({ where: { roomId: id }, order: { email: 'ASC' } });
    return { emails: rows.map(({ email }) => email) };
  }

  /** Whether there is anybody to tell. */
  anybody({ id }: Pick<RoomEntity, 'id'>): Promise<boolean> {
    return this.addresses.existsBy({ roomId: id });
  }

  /**
   * Makes these the room's addresses, in place of those it had. How many are new is limited, since they may be strangers'.
   *
   * @throws ProblemError `room_not_found` where it is gone, `too_many_requests`
   */
  async set(room: RoomEntity, actor: Principal, { emails }: Notifications): Promise<Notifications> {
    const { emails: before } = await this.get(room);
    const wanted = [...new Set(emails.map(normalizedEmail))].toSorted();
    const added = wanted.filter((email) => !before.includes(email));
    const removed = before.filter((email) => !wanted.includes(email));
    await this.addAll(room, actor, added);
    if (removed.length > 0) await this.addresses.delete({ roomId: room.id, email: In(removed) });
    if (added.length + removed.length > 0) {
      const changes = [...listed('added', added), ...listed('removed', removed)].join(', ');
      this.audit.record('email_notification_change', actor, `${room.name}: ${wanted.length} addresses, ${changes}`);
    }
    return this.get(room);
  }

  private async addAll({ id }: RoomEntity, actor: Principal, emails: readonly string[]): Promise<void> {
    if (emails.length === 0) return;
    const charges = this.limits.ofListing(actor, emails.length);
    await take(charges);
    try {
      for (const email of emails) await this.add(id, email);
    } catch (error) {
      await giveBack(charges);
      throw error;
    }
  }

  private async add(roomId: string, email: string): Promise<void> {
    try {
      await this.addresses.insert({ roomId, email });
    } catch (cause) {
      if (isMissingParent(cause)) throw new ProblemError('room_not_found', { cause });
      // Another owner has added the same at the same moment.
      if (!isUniqueViolation(cause)) throw cause;
    }
  }
}

function listed(what: string, emails: readonly string[]): string[] {
  return emails.length > 0 ? [`${what} ${emails.join(' ')}`] : [];
}
