import { Directive, input } from '@angular/core';
import type { Rect } from './rect';

/** Puts a picture where it belongs on the stage. It glides there from where it was. */
@Directive({
  selector: '[vroomPlace]',
  host: {
    class: 'placed',
    '[style.left.px]': 'vroomPlace()?.left',
    '[style.top.px]': 'vroomPlace()?.top',
    '[style.width.px]': 'vroomPlace()?.width',
    '[style.height.px]': 'vroomPlace()?.height',
  },
})
export class Place {
  readonly vroomPlace = input.required<Rect | undefined>();
}
