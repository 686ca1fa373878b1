import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { hasModifierKey } from '@angular/cdk/keycodes';
import { Component, computed, type ElementRef, inject, type Injector, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LucideTrash, LucideX } from '@lucide/angular';
import { isAtLeast } from '@vroom/room-policy';
import { ErrorView } from '../../shared/error-view';
import { errorWords } from '../../shared/error-words';
import { Notices } from '../../shared/notices';
import { ask, type QuestionWords } from '../question';
import { AddressChips } from './address-chips';
import { PasswordSetting } from './password-setting';
import { SettingsDesk } from './settings-desk';
import { memberLimit } from './settings-draft';
import type { SettingsField } from './settings-problem';
import { SwitchRow } from '../../shared/switch-row';

const discardQuestion: QuestionWords = {
  heading: 'settings.discard.heading',
  text: 'settings.discard.text',
  yes: 'settings.discard.yes',
  no: 'settings.discard.no',
  danger: true,
};
const deleteQuestion: QuestionWords = {
  heading: 'settings.delete.heading',
  text: 'settings.delete.text',
  yes: 'settings.delete.yes',
  no: 'room.chairman.cancel',
  danger: true,
};

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
  imports: [AddressChips, ErrorView, LucideTrash, LucideX, PasswordSetting, SwitchRow, TranslocoDirective],
  providers: [SettingsDesk],
  templateUrl: './settings-dialog.html',
  styleUrl: './settings-dialog.css',
  host: { class: 'on-stage' },
})
export class SettingsDialog {
  private readonly dialog = inject(Dialog);
  private readonly ref = inject<DialogRef>(DialogRef);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly chips = viewChild(AddressChips);
  private readonly limitField = viewChild<ElementRef<HTMLInputElement>>('limit');
  protected readonly desk = inject(SettingsDesk);

  protected readonly limitWrong = signal(false);
  protected readonly administers = computed(() => isAtLeast(this.desk.room()?.role ?? null, 'admin'));
  protected readonly until = computed(() => {
    const expiresAt = this.desk.room()?.settings?.expiresAt;
    const format = { dateStyle: 'long', timeStyle: 'short' } as const;
    return expiresAt && new Intl.DateTimeFormat(this.transloco.getActiveLang(), format).format(new Date(expiresAt));
  });
  private readonly problemText = computed(() => {
    const { text, key } = errorWords(this.desk.problem());
    return text ?? this.transloco.translate(key);
  });
  private asking = false;

  constructor() {
    void this.desk.load();
    this.ref.backdropClick.pipe(takeUntilDestroyed()).subscribe(() => void this.leave());
    this.ref.keydownEvents.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event.key !== 'Escape' || hasModifierKey(event)) return;
      event.preventDefault();
      void this.leave();
    });
  }

  /** What is wrong at this field, in words. */
  protected wrongAt(field: SettingsField): string {
    return this.desk.problemAt() === field ? this.problemText() : '';
  }

  protected typeLimit(maxMembers: string): void {
    this.limitWrong.set(false);
    this.desk.edit({ maxMembers });
  }

  protected async save(): Promise<void> {
    if (this.desk.busy() || !this.desk.draft()) return;
    if (this.chips()?.commit() === false) return this.chips()?.focus();
    if (memberLimit(this.desk.draft()?.maxMembers ?? '') === undefined) {
      this.limitWrong.set(true);
      return this.limitField()?.nativeElement.focus();
    }
    // The room is told of what the room is about; of the addresses only their owner is.
    const quiet = this.desk.changes().emails && !this.desk.changes().room;
    if (!(await this.desk.save())) return;
    if (quiet) this.notices.show({ id: 'settings-saved', key: 'settings.saved', tone: 'good' });
    this.ref.close();
  }

  protected async leave(): Promise<void> {
    if (this.desk.busy() || this.asking) return;
    this.asking = true;
    const leaves = !this.desk.changed() || (await ask(this.dialog, discardQuestion));
    this.asking = false;
    if (leaves) this.ref.close();
  }

  protected async delete(): Promise<void> {
    if (this.desk.busy() || !(await ask(this.dialog, deleteQuestion, this.desk.name))) return;
    await this.desk.delete();
  }
}
