/**
 * A button that says that it is at work: `<button type="submit" class="button" [vroomBusy]="sending()">…</button>`. Its spinner,
 * in place of an icon, is in controls.css. It can be pressed all the same, for nothing that has the focus may go away: what it
 * does looks whether it is busy.
 */
import { booleanAttribute, Directive, input } from '@angular/core';

@Directive({
  selector: 'button[vroomBusy]',
  host: {
    '[attr.aria-busy]': 'vroomBusy() || null',
    '[attr.aria-disabled]': 'vroomBusy() || held() || null',
  },
})
export class BusyButton {
  readonly vroomBusy = input.required<boolean>();
  /** Something else is at work, or has to be waited for. */
  readonly held = input(false, { transform: booleanAttribute });
}
