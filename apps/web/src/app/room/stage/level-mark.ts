import { Component, input } from '@angular/core';

/** Three bars beside a name: how loud somebody is, in steps that don't flicker. For the eye; who speaks is said elsewhere. */
@Component({
  selector: 'vroom-level-mark',
  template: `
    @for (bar of [1, 2, 3]; track bar) {
      <span [class.lit]="bar <= bars()"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      align-items: center;
      justify-content: center;
      gap: 2px;
      width: 1.625rem;
      height: 1.625rem;
      border-radius: 50%;
      background: rgb(20 20 19 / 55%);
    }
    span {
      width: 3px;
      height: 4px;
      border-radius: 2px;
      background: rgb(255 255 255 / 45%);
      transition: height var(--quick) var(--ease);
    }
    .lit {
      height: 9px;
      background: #fff;
    }
    .lit:nth-child(2) {
      height: 14px;
    }
    @media (prefers-reduced-motion: reduce) {
      span {
        transition: none;
      }
    }
    @media (forced-colors: active) {
      .lit {
        background: Highlight;
        forced-color-adjust: none;
      }
    }
  `,
  host: { 'aria-hidden': 'true', 'data-testid': 'tile-level', '[attr.data-bars]': 'bars()' },
})
export class LevelMark {
  readonly bars = input.required<0 | 1 | 2 | 3>();
}
