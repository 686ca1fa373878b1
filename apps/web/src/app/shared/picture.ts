/** The small drawings of pages that say one thing. Decorative: the heading beside it says it in words. */
import { Component, input } from '@angular/core';

export type PictureName = 'goodbye' | 'closed' | 'lost' | 'unplugged' | 'puzzle' | 'label' | 'full' | 'letter';

@Component({
  selector: 'vroom-picture',
  templateUrl: './picture.html',
  styles: `
    :host {
      display: block;
    }
    svg {
      width: 13rem;
      height: auto;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Picture {
  readonly name = input.required<PictureName>();
}
