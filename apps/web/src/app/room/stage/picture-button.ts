import { computed, Directive, inject, input } from '@angular/core';
import { FullScreen } from './full-screen';
import { Spotlight } from './spotlight';

/** A whole picture as a button: press to bring it to the front or let go of it, twice or `f` for full screen. */
@Directive({
  selector: '[vroomPictureButton]',
  host: {
    class: 'press',
    'data-testid': 'picture-button',
    '[attr.aria-pressed]': 'pinned()',
    '(click)': 'press($event)',
    '(keydown.f)': 'fill()',
  },
})
export class PictureButton {
  private readonly spotlight = inject(Spotlight);
  private readonly fullScreen = inject(FullScreen);

  /** Its name among the pictures. */
  readonly key = input.required<string>();
  readonly picture = input.required<Element>();
  protected readonly pinned = computed(() => this.spotlight.pinned() === this.key());

  protected press(event: MouseEvent): void {
    // A key makes a click too, without a count.
    this.spotlight.press(this.key(), this.picture(), event.detail === 0 ? null : event.timeStamp);
  }

  protected fill(): void {
    this.fullScreen.toggle(this.picture());
  }
}
