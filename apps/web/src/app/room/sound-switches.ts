import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type SoundKind, soundKinds } from '../shared/preference-values';
import { Preferences } from '../shared/preferences';
import { SwitchRow } from '../shared/switch-row';

const words: Readonly<Record<SoundKind, string>> = {
  join: 'room.sounds.join',
  leave: 'room.sounds.leave',
  message: 'room.sounds.message',
  hand: 'room.sounds.hand',
};

/** Which sounds one hears; remembered on this device. */
@Component({
  selector: 'vroom-sound-switches',
  imports: [SwitchRow, TranslocoDirective],
  template: `
    <fieldset *transloco="let t">
      <legend class="label">{{ t('room.sounds.heading') }}</legend>
      <vroom-switch-row
        switchId="sound-all"
        [label]="t('room.sounds.all')"
        [checked]="any()"
        (checkedChange)="setAll($event)"
      />
      @for (kind of kinds; track kind) {
        <vroom-switch-row
          class="part"
          [switchId]="'sound-' + kind"
          [label]="t(words[kind])"
          [checked]="sounds()[kind]"
          (checkedChange)="set(kind, $event)"
        />
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      min-width: 0;
      margin: 0;
      padding: var(--space-4) 0 0;
      border: 0;
      border-top: 1px solid var(--line);
    }
    legend {
      float: left;
      padding: 0;
    }
    .part {
      padding-inline-start: var(--space-4);
    }
  `,
})
export class SoundSwitches {
  private readonly preferences = inject(Preferences);
  protected readonly kinds = soundKinds;
  protected readonly words = words;
  protected readonly sounds = computed(() => this.preferences.values().sounds);
  protected readonly any = computed(() => Object.values(this.sounds()).includes(true));

  protected set(kind: SoundKind, on: boolean): void {
    this.preferences.update({ sounds: { ...this.sounds(), [kind]: on } });
  }

  protected setAll(on: boolean): void {
    this.preferences.update({ sounds: { join: on, leave: on, message: on, hand: on } });
  }
}
