import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HideAddress, injectHideable } from '../hide-address';
import { RoomStore } from '../room-store';

/** What the others learn of one's network; where the instance can hide it, or is asked to. */
@Component({
  selector: 'vroom-privacy-settings',
  imports: [HideAddress, TranslocoDirective],
  template: `
    @if (offered()) {
      <section *transloco="let t" aria-labelledby="privacy-heading">
        <h3 id="privacy-heading">{{ t('room.privacy.heading') }}</h3>
        <vroom-hide-address [hint]="hint()" [locked]="!online()" />
      </section>
    }
  `,
  styleUrl: './capture-settings.css',
  // Nothing is no row of the dialog.
  host: { '[style.display]': "offered() ? null : 'none'" },
})
export class PrivacySettings {
  private readonly store = inject(RoomStore);
  protected readonly offered = injectHideable();
  /** New connections need the server: while it is away they would all be gone. */
  protected readonly online = this.store.online;
  protected readonly hint = computed(() => {
    if (!this.online()) return 'room.privacy.offline';
    return this.store.settings()?.relayOnly === true ? 'room.privacy.room' : 'room.privacy.hint';
  });
}
