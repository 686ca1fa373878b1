import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Notifications } from '@vroom/contract';
import { In, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { isMissingParent } from '../platform/database/missing-parent.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Actor } from '../platform/events/actor.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { NotificationAddressEntity } from './notification-address.entity.js';

/** Whom to tell by mail that somebody joined a room. */
@Injectable()
export class NotificationsService {
  constructor(
    @InjectRepository(NotificationAddressEntity) private readonly addresses: Repository<NotificationAddressEntity>,
    private readonly audit: AuditService,
  ) {}

  async get({ id }: RoomEntity): Promise<Notifications> {
    const rows = await this.addresses.find({ where: { roomId: id }, order: { email: 'ASC' } });
    return { emails: rows.map(({ email }) => email) };
  }

  /** Makes these the room's addresses, in place of those it had. @throws ProblemError `room_not_found` where it is gone */
  async set(room: RoomEntity, actor: Actor, { emails }: Notifications): Promise<Notifications> {
    const { emails: before } = await this.get(room);
    const wanted = [...new Set(emails.map(normalized))].toSorted();
    const added = wanted.filter((email) => !before.includes(email));
    const removed = before.filter((email) => !wanted.includes(email));
    for (const email of added) await this.add(room.id, email);
    if (removed.length > 0) await this.addresses.delete({ roomId: room.id, email: In(removed) });
    if (added.length + removed.length > 0) {
      const changes = [...listed('added', added), ...listed('removed', removed)].join(', ');
      this.audit.record('email_notification_change', actor, `${room.name}: ${wanted.length} addresses, ${changes}`);
    }
    return this.get(room);
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

/** The domain of an address is the same in any case (RFC 5321 §2.4); what stands before it may not be. */
function normalized(email: string): string {
  const at = email.lastIndexOf('@');
  return email.slice(0, at) + email.slice(at).toLowerCase();
}

function listed(what: string, emails: readonly string[]): string[] {
  return emails.length > 0 ? [`${what} ${emails.join(' ')}`] : [];
}
