import { type Dialog, DialogRef } from '@angular/cdk/dialog';
import { afterRenderEffect, Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { firstValueFrom } from 'rxjs';
import { askedClosing } from '../../shared/asked-closing';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { errorWords } from '../../shared/error-words';
import { SettingsDesk } from '../../shared/room-settings/settings-desk';
import { SettingsForm } from '../../shared/room-settings/settings-form';
import { discardQuestion } from '../../shared/room-settings/settings-questions';

const aboutName = ['room_exists', 'room_name_invalid', 'room_name_reserved'];

/** @returns the name of the room that was made, or nothing */
export async function openCreateRoom(dialog: Dialog): Promise<string | undefined> {
  const { closed } = dialog.open<string>(CreateRoom, {
    ariaLabelledBy: 'create-room-heading',
    backdropClass: 'cdk-overlay-dark-backdrop',
    autoFocus: '#create-room-name',
    // The dialog closes itself, for it asks first.
    disableClose: true,
  });
  return firstValueFrom(closed, { defaultValue: undefined });
}

/** Makes a room with all its settings at once. */
@Component({
  selector: 'vroom-create-room',
  imports: [BusyButton, ErrorView, LucideX, SettingsForm, TranslocoDirective],
  providers: [SettingsDesk],
  templateUrl: './create-room.html',
  styleUrl: '../../shared/room-settings/settings-dialog.css',
})
export class CreateRoom {
  private readonly ref = inject<DialogRef<string>>(DialogRef);
  private readonly fields = viewChild(SettingsForm);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly desk = inject(SettingsDesk);

  protected readonly name = signal('');
  protected readonly leave = askedClosing({
    changed: () => this.name().trim() !== '' || this.desk.changed() || this.fields()?.halfTyped() === true,
    held: () => this.desk.busy() !== null,
    question: discardQuestion,
  });
  protected readonly nameProblem = computed(() => {
    const problem = this.desk.problem();
    return problem && aboutName.includes(problem.code) ? (errorWords(problem).text ?? '') : '';
  });

  constructor() {
    this.desk.compose();
    afterRenderEffect(() => {
      if (this.nameProblem()) this.field()?.nativeElement.focus();
    });
  }

  protected async create(): Promise<void> {
    if (this.desk.busy() || this.fields()?.commit() === false) return;
    const room = await this.desk.create(this.name().trim());
    if (room) this.ref.close(room.name);
  }
}
