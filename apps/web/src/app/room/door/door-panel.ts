import { booleanAttribute, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ApiError } from '@vroom/api-client';
import { ErrorView } from '../../shared/error-view';
import type { DoorTrouble } from './door-trouble';

/** Why one does not get in, in two lines. */
@Component({
  selector: 'vroom-door-panel',
  imports: [ErrorView, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (trouble() === 'other') {
        <vroom-error-view [error]="problem()" />
      } @else {
        <div class="panel warn" role="alert" [attr.data-testid]="'door-' + trouble()">
          <p>
            <strong>{{ t('door.' + trouble() + '.heading') }}.</strong>
            {{ forOwners() ? t('door.locked.owners') : t('door.' + trouble() + '.text') }}
          </p>
        </div>
      }
    </ng-container>
  `,
})
export class DoorPanel {
  readonly trouble = input.required<DoorTrouble>();
  readonly problem = input<ApiError>();
  /** The room is locked, and its owners have a password to come in. */
  readonly forOwners = input(false, { transform: booleanAttribute });
}
