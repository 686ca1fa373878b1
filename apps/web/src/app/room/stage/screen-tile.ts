import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective, translateSignal } from '@jsverse/transloco';
import { LucideScreenShare } from '@lucide/angular';
import type { ShareView } from '../tile-view';
import { FullScreenButton } from './full-screen-button';
import { PictureButton } from './picture-button';
import { showTrack } from './show-track';
import { shareKey } from './spotlight';

/** What somebody shares: all of it, with nothing cut off. */
@Component({
  selector: 'vroom-screen-tile',
  imports: [FullScreenButton, LucideScreenShare, PictureButton, TranslocoDirective],
  templateUrl: './screen-tile.html',
  styleUrls: ['./tile.css', './screen-tile.css'],
  host: {
    'data-testid': 'screen-tile',
    '[attr.data-peer-id]': 'view().peerId',
    '[class.dimmed]': 'view().link !== "connected" || view().withheld',
    '[style.--peer]': 'color()',
  },
})
export class ScreenTile {
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private readonly guest = translateSignal('room.guest');
  protected readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly view = input.required<ShareView>();
  protected readonly playing = signal(false);
  protected readonly key = computed(() => shareKey(this.view().peerId));
  protected readonly name = computed(() => this.view().name || this.guest());
  protected readonly color = computed(() => {
    const { color } = this.view();
    return color ? `var(--peer-${color})` : 'var(--line)';
  });
  private readonly track = computed(() => this.view().track);

  constructor() {
    effect(() => {
      const [element, track] = [this.video()?.nativeElement, this.track()];
      if (!element) return;
      this.playing.set(false);
      showTrack(element, track);
    });
  }
}
