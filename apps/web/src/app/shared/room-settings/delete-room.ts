/** The end of a room, below its settings: `<vroom-delete-room [busy]="desk.busy()" (pressed)="delete()" />`. It asks nothing yet. */
import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideTrash } from '@lucide/angular';
import { BusyButton } from '../busy-button';
import type { SettingsDesk } from './settings-desk';

@Component({
  selector: 'vroom-delete-room',
  imports: [BusyButton, LucideTrash, TranslocoDirective],
  template: `
    <section *transloco="let t" class="panel danger" aria-labelledby="delete-room-heading">
      <h3 id="delete-room-heading">{{ t('settings.delete.label') }}</h3>
      <p>{{ t('settings.delete.why') }}</p>
      <button
        type="button"
        class="button danger"
        data-testid="delete-room"
        [vroomBusy]="busy() === 'deleting'"
        [held]="busy() !== null"
        (click)="pressed.emit()"
      >
        <svg lucideTrash></svg> {{ t('settings.delete.label') }}
      </button>
    </section>
  `,
  styles: `
    h3 {
      font-size: var(--text-15);
    }
    .button {
      justify-self: start;
    }
  `,
})
export class DeleteRoom {
  readonly busy = input.required<ReturnType<SettingsDesk['busy']>>();
  readonly pressed = output();
}
