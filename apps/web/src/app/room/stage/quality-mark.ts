import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Quality } from '../quality';

const bars: Readonly<Record<Quality, number>> = { poor: 1, warn: 2, medium: 3, good: 4 };
const words: Readonly<Record<Quality, string>> = {
  poor: 'room.quality.poor',
  warn: 'room.quality.warn',
  medium: 'room.quality.medium',
  good: 'room.quality.good',
};

/** Four bars, as on a phone. */
@Component({
  selector: 'vroom-quality-mark',
  imports: [TranslocoDirective],
  template: `
    <svg
      *transloco="let t"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      role="img"
      [class]="quality()"
      [attr.aria-label]="t(label())"
    >
      @for (bar of [1, 2, 3, 4]; track bar) {
        <rect
          [attr.x]="bar * 4 - 4"
          [attr.y]="16 - bar * 4"
          [attr.height]="bar * 4"
          [class.lit]="bar <= lit()"
          width="3"
          rx="1"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      width: 1.625rem;
      height: 1.625rem;
      border-radius: var(--radius-full);
      background: rgb(20 20 19 / 55%);
    }
    svg {
      width: 0.8125rem;
      height: 0.8125rem;
    }
    rect {
      fill: rgb(255 255 255 / 30%);
    }
    .lit {
      fill: #fff;
    }
    .warn .lit {
      fill: var(--peer-amber);
    }
    .poor .lit {
      fill: var(--peer-coral);
    }
  `,
})
export class QualityMark {
  readonly quality = input.required<Quality>();

  protected readonly lit = computed(() => bars[this.quality()]);
  protected readonly label = computed(() => words[this.quality()]);
}
