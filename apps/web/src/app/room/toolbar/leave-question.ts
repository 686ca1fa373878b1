import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** "Leave the room?" Closes with `true` for yes. */
@Component({
  selector: 'vroom-leave-question',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2 id="leave-heading">{{ t('room.leave.heading') }}</h2>
      <p id="leave-text" class="muted">{{ t('room.leave.text') }}</p>
      <div class="actions">
        <button type="button" class="button" data-testid="leave-cancel" (click)="dialog.close(false)">
          {{ t('room.leave.stay') }}
        </button>
        <button type="button" class="button danger" data-testid="leave-confirm" (click)="dialog.close(true)">
          {{ t('room.leave.leave') }}
        </button>
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      width: min(26rem, calc(100vw - 2rem));
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
    }
    .actions {
      justify-content: flex-end;
      margin-top: var(--space-2);
    }
  `,
  host: { class: 'on-stage' },
})
export class LeaveQuestion {
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
}
