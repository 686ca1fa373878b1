import { Global, Injectable, Module } from '@nestjs/common';
import type { EndReason, InvitationNews } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import { filter, map, Subject, type Observable } from 'rxjs';

/** What in a room's settings changed; of passwords only that they did. */
export type ChangedSetting =
  'locked' | 'askForName' | 'relayOnly' | 'joinPassword' | 'ownerPassword' | 'persistent' | 'maxMembers';

/** What modules tell each other without knowing each other, in the past tense. */
export interface DomainEventMap {
  /** A session ended or a key was revoked: nobody is that principal any more. */
  'session.closed': { principalId: string };
  /** A session goes on, but is no administrator's any more. */
  'session.lowered': { principalId: string };
  /** A principal got this role at the door, and holds it from now on. */
  'role.granted': { roomId: string; principalId: string; role: Role };
  /** `principalId` changed it. */
  'room.updated': { roomName: string; principalId: string; changed: readonly ChangedSetting[] };
  /** What was written in the meeting up to `at` (ms) is deleted for everybody. */
  'data.wiped': { roomId: string; principalId: string; at: number };
  'room.deleted': { roomId: string; roomName: string; principalId: string | null; reason: EndReason };
  /** An invitation was answered, or its mail was given up. `sentBy` is the principal that invited. */
  'invitation.answered': { roomId: string; sentBy: string; invitation: InvitationNews };
  /** Somebody was sent out of the meeting. */
  'peer.kicked': { roomId: string; roomName: string; principalId: string };
  /** The mail server took it; `kind` and `reference` as whoever sent the mail gave them. */
  'mail.sent': { kind: string; to: string; reference: string | null };
  /** It was given up for good; `reason` is a line for people, of the mail server's words. */
  'mail.failed': { kind: string; to: string; reference: string | null; reason: string };
}

type Name = keyof DomainEventMap;

/** Who must reach live peers publishes here, and signaling listens: nothing imports signaling. */
@Injectable()
export class DomainEvents {
  private readonly published = new Subject<{ name: string; data: DomainEventMap[Name] }>();

  publish<N extends Name>(name: N, data: DomainEventMap[N]): void {
    this.published.next({ name, data });
  }

  on<N extends Name>(name: N): Observable<DomainEventMap[N]> {
    return this.published.pipe(
      filter((event) => event.name === name),
      map(({ data }) => data as DomainEventMap[N]),
    );
  }
}

@Global()
@Module({ providers: [DomainEvents], exports: [DomainEvents] })
export class DomainEventsModule {}
