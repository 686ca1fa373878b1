/** A failed call in words: `<vroom-error-view [error]="problem()" retryable (retry)="load()" />`. */
import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { errorWords } from './error-words';

@Component({
  selector: 'vroom-error-view',
  imports: [TranslocoDirective, LucideCircleAlert],
  template: `
    <div *transloco="let t" class="panel danger" role="alert">
      <p class="message"><svg lucideCircleAlert></svg> {{ words().text ?? t(words().key) }}</p>
      @if (retryable()) {
        <button type="button" class="button" (click)="retry.emit()">{{ t('actions.retry') }}</button>
      }
    </div>
  `,
  styles: `
    .message {
      display: flex;
      gap: var(--space-2);
    }
    svg {
      flex: none;
      margin-top: 0.1em;
      color: var(--danger);
    }
    .button {
      justify-self: start;
    }
  `,
})
export class ErrorView {
  readonly error = input.required<unknown>();
  readonly retryable = input(false, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly words = computed(() => errorWords(this.error()));
}
