/** A bar that dances with a microphone: `<vroom-level-bar [track]="track" [label]="…" />`. */
import { Component, effect, input, signal } from '@angular/core';
import { watchLevel } from './level-meter';

@Component({
  selector: 'vroom-level-bar',
  template: `<span [style.scale]="level() + ' 1'"></span>`,
  styles: `
    :host {
      display: block;
      height: 0.375rem;
      border-radius: var(--radius-full);
      overflow: hidden;
      background: var(--line);
    }
    span {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--good);
      transform-origin: left;
      transition: scale var(--quick) linear;
    }
    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
      span {
        forced-color-adjust: none;
        background: Highlight;
      }
    }
  `,
  host: { role: 'img', '[attr.aria-label]': 'label()' },
})
export class LevelBar {
  readonly track = input<MediaStreamTrack | null>(null);
  readonly label = input.required<string>();

  protected readonly level = signal(0);

  constructor() {
    effect((onCleanup) => {
      const track = this.track();
      this.level.set(0);
      if (track) onCleanup(watchLevel(track, (level) => this.level.set(level)));
    });
  }
}
