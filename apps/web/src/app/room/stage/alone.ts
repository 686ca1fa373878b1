import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideCopy } from '@lucide/angular';
import { CopyLink } from '../copy-link';

/** Nobody else is here: the link to share. */
@Component({
  selector: 'vroom-alone',
  imports: [LucideCheck, LucideCopy, TranslocoDirective],
  providers: [CopyLink],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('room.alone.heading') }}</h2>
      <p class="muted">{{ t('room.alone.text') }}</p>
      <div class="row">
        <output class="link">{{ link.address(room()) }}</output>
        <button type="button" class="button primary" data-testid="copy-link" (click)="link.copy(room())">
          @if (link.copied()) {
            <svg lucideCheck></svg> {{ t('room.copied') }}
          } @else {
            <svg lucideCopy></svg> {{ t('room.copy') }}
          }
        </button>
      </div>
      <span class="visually-hidden" role="status">{{ link.copied() ? t('room.copied') : '' }}</span>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--raised) 92%, transparent);
      box-shadow: var(--shadow);
      backdrop-filter: blur(12px);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-2);
    }
    .link {
      flex: 1 1 14rem;
      min-width: 0;
      padding: 0.5rem var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-input);
      background: var(--sunken);
      line-height: 1.5rem;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      user-select: all;
    }
    .button {
      flex: 1 0 auto;
    }
  `,
  host: { 'data-testid': 'alone' },
})
export class Alone {
  protected readonly link = inject(CopyLink);

  readonly room = input.required<string>();
}
