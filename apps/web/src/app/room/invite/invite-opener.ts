import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, effect, inject, Injector, untracked } from '@angular/core';
import { isAtLeast } from '@vroom/room-policy';
import { menuClosed } from '../../shared/question';
import { RoomActions } from '../room-actions';
import { RoomStore } from '../room-store';
import { InviteNews } from './invite-news';

/** Opens the dialog in which owners invite by mail; it is loaded only then. */
@Component({ selector: 'vroom-invite-opener', template: '', providers: [InviteNews] })
export class InviteOpener {
  private readonly dialog = inject(Dialog);
  private readonly injector = inject(Injector);
  private readonly store = inject(RoomStore);
  private readonly chairs = computed(() => isAtLeast(this.store.self()?.role ?? null, 'owner'));

  constructor() {
    inject(InviteNews);
    const actions = inject(RoomActions);
    effect((onCleanup) => {
      if (this.chairs()) onCleanup(untracked(() => actions.offer('invite', () => this.open())));
    });
  }

  private async open(): Promise<void> {
    const [{ InviteDialog }] = await Promise.all([import('./invite-dialog'), menuClosed()]);
    this.dialog.open(InviteDialog, {
      injector: this.injector,
      ariaLabelledBy: 'invite-heading',
      backdropClass: 'cdk-overlay-dark-backdrop',
      autoFocus: '#invite-emails',
      // The dialog closes itself, for it asks first.
      disableClose: true,
    });
  }
}
