import { Dialog } from '@angular/cdk/dialog';
import { Component, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Room } from '@vroom/contract';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { showFailure } from '../../shared/failure-notice';
import { Notices } from '../../shared/notices';
import { ask } from '../../shared/question';
import { DeleteRoom } from '../../shared/room-settings/delete-room';
import { SettingsDesk } from '../../shared/room-settings/settings-desk';
import { SettingsForm } from '../../shared/room-settings/settings-form';
import { deleteQuestion } from '../../shared/room-settings/settings-questions';
import { Unsaved } from '../kit/unsaved';
import { ManagedRoom } from './managed-room';

/** A room's settings, and its end. */
@Component({
  selector: 'vroom-room-configuration',
  imports: [BusyButton, DeleteRoom, ErrorView, SettingsForm, TranslocoDirective],
  providers: [SettingsDesk],
  templateUrl: './room-configuration.html',
  styles: `
    :host,
    .form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: var(--space-5);
    }
  `,
})
export class RoomConfiguration {
  private readonly dialog = inject(Dialog);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly managed = inject(ManagedRoom);
  private readonly fields = viewChild(SettingsForm);
  protected readonly desk = inject(SettingsDesk);

  /** As it is known by now. */
  readonly room = input.required<Room>();

  constructor() {
    inject(Unsaved).watch(this.desk.changed);
    effect(() => {
      const now = this.room();
      untracked(() => this.follow(now));
    });
  }

  protected async save(): Promise<void> {
    if (this.desk.busy() || this.fields()?.commit() === false) return;
    if (!(await this.desk.save())) return;
    this.notices.show({ id: 'settings-saved', key: 'adminRoom.saved', tone: 'good' });
    await this.managed.refresh();
  }

  protected async delete(): Promise<void> {
    const { url } = this.router;
    const { name } = this.desk;
    if (this.desk.busy() || !(await ask(this.dialog, deleteQuestion, name))) return;
    if (await this.desk.delete()) await this.leave(url, name);
    else if (this.desk.problem()) showFailure(this.notices, 'delete-room', this.desk.problem());
  }

  private async leave(url: string, name: string): Promise<void> {
    this.notices.show({ key: 'adminRoom.deleted', params: { name }, tone: 'good' });
    // Somebody who has left already is not called back.
    if (this.router.url !== url) return;
    // Nobody is asked about what can't be saved any more.
    this.desk.discard();
    await this.router.navigateByUrl('/admin/rooms');
  }

  private follow(now: Room): void {
    if (now.name !== this.desk.name) void this.desk.open(now.name);
    // What was read before one's own change came through is older than what the answer said.
    else if (!this.desk.busy()) this.desk.follow(now);
  }
}
