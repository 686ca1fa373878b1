/** Under a list that goes on: `@if (next()) { <vroom-load-more [busy]="loading()" (more)="load()" /> }`. */
import { booleanAttribute, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { BusyButton } from '../../shared/busy-button';

@Component({
  selector: 'vroom-load-more',
  imports: [BusyButton, TranslocoDirective],
  template: `
    <button
      *transloco="let t"
      type="button"
      class="button"
      data-testid="load-more"
      [vroomBusy]="busy()"
      (click)="press()"
    >
      {{ label() || t('adminKit.more') }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      justify-content: center;
      padding-block: var(--space-4);
    }
  `,
})
export class LoadMore {
  readonly busy = input(false, { transform: booleanAttribute });
  /** Words of one's own, in place of “Show more”. */
  readonly label = input('');
  readonly more = output();

  protected press(): void {
    if (!this.busy()) this.more.emit();
  }
}
