import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HideAddress, injectHideable } from '../hide-address';

/** The last moment to hide one's address from everybody in the room: connections begin with the join. */
@Component({
  selector: 'vroom-door-privacy',
  imports: [HideAddress, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (relayOnly()) {
        <p class="hint" data-testid="addresses-hidden">{{ t('door.privacy.room') }}</p>
      } @else if (offered()) {
        <vroom-hide-address hint="door.privacy.hint" />
      }
    </ng-container>
  `,
  // Nothing is no row of the door.
  host: { '[style.display]': "relayOnly() || offered() ? 'block' : 'none'" },
})
export class DoorPrivacy {
  /** The room hides the addresses of all. */
  readonly relayOnly = input.required<boolean>();
  protected readonly offered = injectHideable();
}
