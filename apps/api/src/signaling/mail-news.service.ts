import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Snapshot } from '@vroom/contract';
import { isAtLeast } from '@vroom/room-policy';
import { InvitationNewsService } from '../invitations/invitation-news.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { DomainEvents, type DomainEventMap } from '../platform/events/domain-events.js';
import type { Place } from '../presence/place.js';
import { PresenceStore } from '../presence/presence-store.js';
import { Broadcast } from './broadcast.js';

/** Brings to the owners in a room what came of its invitations: at once, or when they come in. */
@Injectable()
export class MailNews implements OnModuleInit {
  private readonly logger = new Logger('MailNews');

  constructor(
    private readonly events: DomainEvents,
    private readonly presence: PresenceStore,
    private readonly news: InvitationNewsService,
    private readonly notifications: NotificationsService,
    private readonly broadcast: Broadcast,
  ) {}

  onModuleInit(): void {
    this.events.on('invitation.answered').subscribe((event) => {
      // Who published does not wait: a fault here must not become theirs, nor end the process.
      this.answered(event).catch((error: unknown) => this.logger.error(error));
    });
  }

  /** What somebody who joins is told beside who is there, and whether somebody wants to be told of them. */
  async toldAtJoin(
    { roomId, principalId, role }: Place,
    resumed: boolean,
  ): Promise<Pick<Snapshot, 'invitationNews' | 'joinNotification'>> {
    const invitationNews = isAtLeast(role, 'owner') ? await this.news.take(roomId, principalId) : [];
    return { invitationNews, joinNotification: !resumed && (await this.notifications.anybody({ id: roomId })) };
  }

  private async answered({ roomId, invitation }: DomainEventMap['invitation.answered']): Promise<void> {
    // Whose connection is away for the moment is told when they are back.
    const there = (place: Place) => place.socketId !== null && isAtLeast(place.role, 'owner');
    const owners = (await this.presence.members(roomId)).filter(there);
    for (const { peerId } of owners) {
      this.broadcast.toPeer(roomId, peerId, 'notice', { action: 'invitation', invitation });
    }
    if (owners.length === 0) return;
    const principals = [...new Set(owners.map(({ principalId }) => principalId))];
    await this.news.told(roomId, invitation, principals);
  }
}
