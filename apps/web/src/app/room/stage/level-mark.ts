import { Component, input } from '@angular/core';

/** Three bars beside a name: how loud somebody is. They light up and don't move, so that a voice makes no unrest. */
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
      height: 5px;
      border-radius: 2px;
      background: rgb(255 255 255 / 30%);
    }
    span:nth-child(2) {
      height: 9px;
    }
    span:nth-child(3) {
      height: 13px;
    }
    .lit {
      background: #fff;
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
