import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ContentsList } from './contents-list';

/** `/documentation`: what there is to read. */
@Component({
  selector: 'vroom-contents-page',
  imports: [ContentsList, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h1 tabindex="-1">{{ t('documentation.heading') }}</h1>
      <p>{{ t('documentation.lead') }}</p>
      <vroom-contents-list />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    p {
      max-width: 40rem;
      color: var(--muted);
      font-size: var(--text-17);
    }
    vroom-contents-list {
      margin-top: var(--space-3);
    }
  `,
})
export class ContentsPage {}
