import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, effect, inject, Injector, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { systemClock } from '@vroom/mesh';
import { isAtLeast } from '@vroom/room-policy';
import { Notices } from '../../shared/notices';
import { menuClosed } from '../../shared/question';
import { RoomActions } from '../room-actions';
import { RoomStore } from '../room-store';
import { ApartWatch } from './apart-watch';
import { apartIn, matrixOf, type Pair } from './matrix';
import { injectPeople } from './people';

const noticeId = 'apart';

/** Shows who leads the room who reaches whom, and tells them of people who don't: those may not know it themselves. */
@Component({ selector: 'vroom-connections-opener', template: '' })
export class ConnectionsOpener {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);
  private readonly store = inject(RoomStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly people = injectPeople();
  private readonly chairs = computed(() => isAtLeast(this.store.self()?.role ?? null, 'owner'));
  private readonly watch = new ApartWatch(systemClock, (pairs) => this.tell(pairs));
  /** One's own broken connections are on the tiles. */
  private readonly apart = computed(() => {
    const selfId = this.store.self()?.id ?? '';
    return this.chairs() ? apartIn(matrixOf(this.people())).filter((pair) => !pair.includes(selfId)) : [];
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    const actions = inject(RoomActions);
    effect((onCleanup) => {
      if (this.chairs()) onCleanup(untracked(() => actions.offer('connections', () => this.open())));
    });
    effect(() => {
      const pairs = this.apart();
      untracked(() => this.watch.update(pairs));
    });
    destroyRef.onDestroy(() => {
      this.watch.close();
      this.notices.dismiss(noticeId);
    });
  }

  private tell(pairs: readonly Pair[]): void {
    const [pair] = pairs;
    if (!pair) return this.notices.dismiss(noticeId);
    const [one, other] = pair.map((id) => this.nameOf(id));
    this.notices.show({
      id: noticeId,
      tone: 'warn',
      ...(pairs.length === 1
        ? { key: 'room.connections.apart', params: { one, other } }
        : { key: 'room.connections.manyApart', params: { count: pairs.length } }),
      dismissed: () => this.watch.dismissed(),
      action: { key: 'room.connections.look', run: () => void this.open() },
    });
  }

  private nameOf(peerId: string): string {
    const name = this.people().find(({ id }) => id === peerId)?.name;
    return name || this.transloco.translate('room.guest');
  }

  private async open(): Promise<void> {
    const [{ ConnectionsDialog }] = await Promise.all([import('./connections-dialog'), menuClosed()]);
    this.dialog.open(ConnectionsDialog, {
      injector: this.injector,
      ariaLabelledBy: 'connections-heading',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: 'first-heading',
    });
  }
}
