/** Copies a text, and says so: `<vroom-copy-button [text]="key" />`. */
import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideCopy } from '@lucide/angular';
import { CopyText } from '../../shared/copy-text';

@Component({
  selector: 'vroom-copy-button',
  imports: [LucideCheck, LucideCopy, TranslocoDirective],
  providers: [CopyText],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="button" data-testid="copy" (click)="copier.copy(text())">
        @if (copier.copied()) {
          <svg lucideCheck></svg> {{ t('adminKit.copied') }}
        } @else {
          <svg lucideCopy></svg> {{ t('adminKit.copy') }}
        }
      </button>
      <span class="visually-hidden" role="status">{{ copier.copied() ? t('adminKit.copied') : '' }}</span>
    </ng-container>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();

  protected readonly copier = inject(CopyText);
}
