import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { Component, effect, inject, type Injector, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { askedClosing } from '../../shared/asked-closing';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { Notices } from '../../shared/notices';
import { DeleteRoom } from '../../shared/room-settings/delete-room';
import { SettingsDesk } from '../../shared/room-settings/settings-desk';
import { SettingsForm } from '../../shared/room-settings/settings-form';
import { deleteQuestion, discardQuestion } from '../../shared/room-settings/settings-questions';
import { ask } from '../../shared/question';
import { RoomStore } from '../room-store';

/** @param injector of the room, which the settings are about */
export function openSettings(dialog: Dialog, injector: Injector): void {
  dialog.open(SettingsDialog, {
    injector,
    ariaLabelledBy: 'settings-heading',
    backdropClass: 'cdk-overlay-dark-backdrop',
    autoFocus: 'first-heading',
    // The dialog closes itself, for it asks first.
    disableClose: true,
  });
}

/** What owners may change in their room. */
@Component({
  selector: 'vroom-settings-dialog',
  imports: [BusyButton, DeleteRoom, ErrorView, LucideX, SettingsForm, TranslocoDirective],
  providers: [SettingsDesk],
  templateUrl: './settings-dialog.html',
  styleUrl: '../../shared/room-settings/settings-dialog.css',
  host: { class: 'on-stage' },
})
export class SettingsDialog {
  private readonly dialog = inject(Dialog);
  private readonly ref = inject<DialogRef>(DialogRef);
  private readonly notices = inject(Notices);
  private readonly store = inject(RoomStore);
  private readonly fields = viewChild(SettingsForm);
  protected readonly desk = inject(SettingsDesk);
  protected readonly leave = askedClosing({
    changed: () => this.desk.changed() || this.fields()?.halfTyped() === true,
    held: () => this.desk.busy() !== null,
    question: discardQuestion,
  });

  constructor() {
    void this.desk.open(this.store.settings()?.name ?? '');
    effect(() => {
      const now = this.store.settings();
      if (now) untracked(() => this.desk.follow(now));
    });
  }

  protected async save(): Promise<void> {
    if (this.desk.busy() || !this.desk.draft()) return;
    if (this.fields()?.commit() === false) return;
    // The room is told of what the room is about; of the addresses only their owner is.
    const quiet = this.desk.changes().emails && !this.desk.changes().room;
    if (!(await this.desk.save())) return;
    if (quiet) this.notices.show({ id: 'settings-saved', key: 'settings.saved', tone: 'good' });
    this.ref.close();
  }

  protected async delete(): Promise<void> {
    if (this.desk.busy() || !(await ask(this.dialog, deleteQuestion, this.desk.name))) return;
    await this.desk.delete();
  }
}
