import { DestroyRef, effect, inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Notice } from '@vroom/contract';
import { Notices } from '../../shared/notices';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { Exclusions } from './exclusions';
import { Moderator } from './moderator';
import { told } from './told';

/** Says to everybody in the room who did what to whom. */
@Service({ autoProvided: false })
export class Announcer {
  private readonly server = inject(RoomSession).server;
  private readonly store = inject(RoomStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly destroyRef = inject(DestroyRef);
  private readonly moderator = inject(Moderator);
  private readonly exclusions = inject(Exclusions);
  /** Also of those who are gone: of somebody sent out, one is told when they have left already. */
  private readonly names = new Map<string, string>();

  constructor() {
    effect(() => {
      for (const { id, displayName } of this.store.others()) this.names.set(id, displayName);
    });
  }

  start(): void {
    const stop = this.server.on('notice', (notice) => {
      if (notice.action !== 'invitation') this.announce(notice);
    });
    this.destroyRef.onDestroy(stop);
  }

  nameOf(peerId: string): string {
    const own = peerId === this.store.self()?.id ? this.store.identity().displayName : undefined;
    const known = this.store.others().find(({ id }) => id === peerId)?.displayName;
    return own || known || this.names.get(peerId) || this.transloco.translate('room.guest');
  }

  private announce(notice: Notice): void {
    const selfId = this.store.self()?.id;
    const input = told(notice, {
      selfId,
      of: (peerId) => this.nameOf(peerId),
      administrator: this.transloco.translate('room.told.administrator'),
    });
    const { action, by, peerId } = notice;
    if (peerId !== null) this.exclusions.noticed(action, peerId);
    if (action === 'kick' && by === selfId && peerId !== null) this.offerReturn(input, peerId);
    else this.notices.show(input);
  }

  /** A slip of the hand is put right where one sees it, for as long as one is there. */
  private offerReturn(input: ReturnType<typeof told>, peerId: string): void {
    const action = { key: 'room.chairman.readmit', run: () => void this.moderator.readmit(peerId) };
    this.destroyRef.onDestroy(this.notices.show({ ...input, action }));
  }
}
