/** What stands where something will be in a moment. It shows itself late, so that what comes quickly does not blink. */
import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

@Component({
  selector: 'vroom-loading',
  imports: [TranslocoDirective],
  template: `
    <p class="muted" role="status" *transloco="let t">
      <span class="spinner" aria-hidden="true"></span> {{ t('adminKit.loading') }}
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      padding-block: var(--space-5);
      animation: appear var(--gentle) var(--ease) 300ms backwards;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
})
export class Loading {}
