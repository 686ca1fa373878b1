import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { isAtLeast } from '@vroom/room-policy';
import { Api } from '../api';
import { errorWords } from '../error-words';
import { SwitchRow } from '../switch-row';
import { AddressChips } from './address-chips';
import { PasswordSetting } from './password-setting';
import type { SettingsDesk } from './settings-desk';
import { memberLimit } from './settings-draft';
import type { SettingsField } from './settings-problem';

/** The fields for a room's settings; the `<form>` around them, and what sends it, are of who uses it. */
@Component({
  selector: 'vroom-settings-form',
  imports: [AddressChips, PasswordSetting, SwitchRow, TranslocoDirective],
  templateUrl: './settings-form.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: var(--space-5);
    }
    .limit {
      max-width: 8rem;
    }
  `,
})
export class SettingsForm {
  private readonly transloco = inject(TranslocoService);
  private readonly api = inject(Api);
  private readonly chips = viewChild(AddressChips);
  private readonly limitField = viewChild<ElementRef<HTMLInputElement>>('limit');

  readonly desk = input.required<SettingsDesk>();

  /** Whether there is a TURN server to hide behind. */
  protected readonly relay = computed(() => this.api.config()?.media.relay === true);
  protected readonly limitWrong = signal(false);
  protected readonly administers = computed(() => isAtLeast(this.desk().room()?.role ?? null, 'admin'));
  protected readonly until = computed(() => {
    const expiresAt = this.desk().room()?.settings?.expiresAt;
    const format = { dateStyle: 'long', timeStyle: 'short' } as const;
    return expiresAt && new Intl.DateTimeFormat(this.transloco.getActiveLang(), format).format(new Date(expiresAt));
  });
  private readonly problemText = computed(() => {
    const { text, key } = errorWords(this.desk().problem());
    return text ?? this.transloco.translate(key);
  });

  /** Whether something stands in a field that the draft does not have yet. */
  readonly halfTyped = computed(() => this.chips()?.halfTyped() === true);

  /** Takes over what stands half-typed. @returns whether all of it can be sent; where not, the focus is there */
  commit(): boolean {
    const chips = this.chips();
    if (chips?.commit() === false) {
      chips.focus();
      return false;
    }
    this.limitWrong.set(memberLimit(this.desk().draft()?.maxMembers ?? '') === undefined);
    if (this.limitWrong()) this.limitField()?.nativeElement.focus();
    return !this.limitWrong();
  }

  /** What is wrong at this field, in words. */
  protected wrongAt(field: SettingsField): string {
    return this.desk().problemAt() === field ? this.problemText() : '';
  }

  protected typeLimit(maxMembers: string): void {
    this.limitWrong.set(false);
    this.desk().edit({ maxMembers });
  }
}
