import { DestroyRef, effect, inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Notices } from '../../shared/notices';
import { RoomSession } from '../room-session';
import { RoomStore } from '../room-store';
import { told } from './told';

/** Says to everybody in the room who did what to whom. */
@Service({ autoProvided: false })
export class Announcer {
  private readonly server = inject(RoomSession).server;
  private readonly store = inject(RoomStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly destroyRef = inject(DestroyRef);
  /** Also of those who are gone: of somebody sent out, one is told when they have left already. */
  private readonly names = new Map<string, string>();

  constructor() {
    effect(() => {
      for (const { id, displayName } of this.store.others()) this.names.set(id, displayName);
    });
  }

  start(): void {
    const stop = this.server.on('notice', (notice) => {
      const input = told(notice, {
        selfId: this.store.self()?.id,
        of: (peerId) => this.nameOf(peerId),
        administrator: this.transloco.translate('room.told.administrator'),
      });
      this.notices.show(input);
    });
    this.destroyRef.onDestroy(stop);
  }

  private nameOf(peerId: string): string {
    const own = peerId === this.store.self()?.id ? this.store.identity().displayName : undefined;
    const known = this.store.others().find(({ id }) => id === peerId)?.displayName;
    return own || known || this.names.get(peerId) || this.transloco.translate('room.guest');
  }
}
