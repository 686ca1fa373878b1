import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCrown, LucideMegaphoneOff, LucideMicOff, LucideUserRound, LucideVideoOff } from '@lucide/angular';
import { initials } from '../../shared/initials';
import { PersonSigns } from '../person-signs';
import type { TileView } from '../tile-view';
import { FullScreenButton } from './full-screen-button';
import { LevelMark } from './level-mark';
import { PictureButton } from './picture-button';
import { QualityMark } from './quality-mark';
import { showTrack } from './show-track';

/** One person: picture or initials, name, and the marks of how they are. What is put inside goes to the corner. */
@Component({
  selector: 'vroom-participant-tile',
  imports: [
    FullScreenButton,
    LevelMark,
    LucideCrown,
    LucideMegaphoneOff,
    LucideMicOff,
    LucideUserRound,
    LucideVideoOff,
    PersonSigns,
    PictureButton,
    QualityMark,
    TranslocoDirective,
  ],
  templateUrl: './participant-tile.html',
  styleUrls: ['./tile.css', './participant-tile.css'],
  host: {
    'data-testid': 'tile',
    '[attr.data-peer-id]': 'view().id',
    '[attr.data-self]': 'view().self',
    '[class.speaking]': 'view().speaking',
    '[class.dimmed]': 'trouble() !== null',
    '[style.--peer]': 'color()',
  },
})
export class ParticipantTile {
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  protected readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly view = input.required<TileView>();
  protected readonly playing = signal(false);
  protected readonly initials = computed(() => initials(this.view().name));
  protected readonly color = computed(() => {
    const { color } = this.view();
    return color ? `var(--peer-${color})` : 'var(--line)';
  });
  protected readonly trouble = computed(() => {
    const { link } = this.view();
    return link === 'connected' || link === 'closed' ? null : link;
  });
  private readonly track = computed(() => (this.view().cameraOn ? this.view().videoTrack : null));

  constructor() {
    effect(() => {
      const element = this.video()?.nativeElement;
      const track = this.track();
      if (!element) return;
      this.playing.set(false);
      showTrack(element, track);
    });
  }
}
