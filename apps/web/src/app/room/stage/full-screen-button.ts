import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideMaximize, LucideMinimize } from '@lucide/angular';
import { FullScreen } from './full-screen';

/** Makes a picture fill the screen, and small again. Where the browser can't, it is not there. */
@Component({
  selector: 'vroom-full-screen-button',
  imports: [LucideMaximize, LucideMinimize, TranslocoDirective],
  template: `
    @if (screen.supported) {
      <button
        class="tile-button"
        *transloco="let t"
        type="button"
        data-testid="full-screen"
        [attr.aria-label]="on() ? t('room.stage.leaveFullScreen') : t('room.stage.fullScreen', { name: name() })"
        [title]="on() ? t('room.stage.leaveFullScreen') : t('room.stage.fullScreenTip')"
        (click)="screen.toggle(picture())"
      >
        @if (on()) {
          <svg lucideMinimize size="16"></svg>
        } @else {
          <svg lucideMaximize size="16"></svg>
        }
      </button>
    }
  `,
  styleUrl: '../tile-button.css',
})
export class FullScreenButton {
  protected readonly screen = inject(FullScreen);

  readonly picture = input.required<Element>();
  /** Whose picture it is. */
  readonly name = input.required<string>();
  protected readonly on = computed(() => this.screen.current() === this.picture());
}
