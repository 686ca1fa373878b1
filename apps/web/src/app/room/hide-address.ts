import { Component, computed, inject, input, type Signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Api } from '../shared/api';
import { Preferences } from '../shared/preferences';
import { SwitchRow } from '../shared/switch-row';

/** Whether this instance can hide addresses. */
export function injectRelay(): Signal<boolean> {
  const api = inject(Api);
  return computed(() => api.config()?.media.relay === true);
}

/** Whether there is something to choose. Also where it is on and does harm: it has to be possible to turn it off. */
export function injectHideable(): Signal<boolean> {
  const relay = injectRelay();
  const { values } = inject(Preferences);
  return computed(() => relay() || values().hideAddress === true);
}

/** Whether the others learn one's address, remembered on the device. */
@Component({
  selector: 'vroom-hide-address',
  imports: [SwitchRow, TranslocoDirective],
  template: `
    <vroom-switch-row
      *transloco="let t"
      switchId="hide-address"
      [label]="t('room.privacy.hide')"
      [hint]="t(words())"
      [locked]="locked()"
      [checked]="hidden()"
      (checkedChange)="hide($event)"
    />
  `,
  styles: ':host { display: block; }',
})
export class HideAddress {
  private readonly preferences = inject(Preferences);
  private readonly relay = injectRelay();

  /** Key of what is said of it where it can be used. */
  readonly hint = input.required<string>();
  /** It can't be changed now. */
  readonly locked = input(false);
  protected readonly hidden = computed(() => this.preferences.values().hideAddress === true);
  protected readonly words = computed(() => (this.relay() || this.locked() ? this.hint() : 'room.privacy.missing'));

  protected hide(hideAddress: boolean): void {
    this.preferences.update({ hideAddress });
  }
}
