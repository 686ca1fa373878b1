import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { type Notice, Notices } from '../shared/notices';

@Component({
  selector: 'vroom-notice-stack',
  imports: [LucideX, TranslocoDirective],
  template: `
    <!-- The live region stands from the start: one that comes with its text is not spoken everywhere. -->
    <div
      *transloco="let t"
      role="status"
      aria-live="polite"
      (mouseenter)="notices.hold(true)"
      (mouseleave)="notices.hold(false)"
      (focusin)="notices.hold(true)"
      (focusout)="notices.hold(false)"
    >
      @for (notice of notices.shown(); track notice.id) {
        <div class="notice" [class]="notice.tone ?? 'info'">
          <p>{{ notice.key ? t(notice.key, notice.params ?? {}) : notice.text }}</p>
          @if (notice.action; as action) {
            <button type="button" class="button quiet" (click)="act(notice)">{{ t(action.key) }}</button>
          }
          <button type="button" class="icon-button" [attr.aria-label]="t('actions.dismiss')" (click)="dismiss(notice)">
            <svg lucideX></svg>
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './notice-stack.css',
})
export class NoticeStack {
  protected readonly notices = inject(Notices);

  protected dismiss(notice: Notice): void {
    this.notices.dismiss(notice.id);
    notice.dismissed?.();
  }

  protected act(notice: Notice): void {
    this.dismiss(notice);
    notice.action?.run();
  }
}
