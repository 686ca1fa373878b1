/**
 * What somebody changed on a page of the console and did not save. The page says with {@link Unsaved.watch} whether there is
 * something; its route has {@link askedFirst}. Whoever closes the tab is asked by the browser, in its own words.
 */
import { Dialog } from '@angular/cdk/dialog';
import { DestroyRef, DOCUMENT, effect, inject, Service, type Signal } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { ask } from '../../shared/question';
import { discardQuestion } from '../../shared/room-settings/settings-questions';

@Service()
export class Unsaved {
  private readonly dialog = inject(Dialog);
  private readonly window = inject(DOCUMENT).defaultView;
  private changed: Signal<boolean> | undefined;

  /** For as long as the component lives that this is called in the constructor of. */
  watch(changed: Signal<boolean>): void {
    this.changed = changed;
    inject(DestroyRef).onDestroy(() => {
      if (this.changed === changed) this.changed = undefined;
    });
    // Only while there is something to lose: browsers keep no page at hand for the way back that listens to this.
    effect((onCleanup) => {
      if (!changed()) return;
      this.window?.addEventListener('beforeunload', hold);
      onCleanup(() => this.window?.removeEventListener('beforeunload', hold));
    });
  }

  /** Asks, where there is something to lose. @returns whether it may be lost */
  async mayBeLost(): Promise<boolean> {
    return this.changed?.() !== true || (await ask(this.dialog, discardQuestion));
  }
}

export const askedFirst: CanDeactivateFn<unknown> = () => inject(Unsaved).mayBeLost();

function hold(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
