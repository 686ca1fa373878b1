import { Dialog } from '@angular/cdk/dialog';
import { afterNextRender, Component, DOCUMENT, effect, inject, Injector } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideDoorOpen,
  LucideGauge,
  LucideKeyRound,
  LucideLogOut,
  LucideMail,
  LucideScrollText,
  LucideSlidersHorizontal,
} from '@lucide/angular';
import { ErrorView } from '../shared/error-view';
import { showFailure } from '../shared/failure-notice';
import { Notices } from '../shared/notices';
import { AdminAccess } from './kit/admin-access';
import { Unsaved } from './kit/unsaved';
import { SignIn } from './sign-in/sign-in';

const icons = [
  LucideDoorOpen,
  LucideGauge,
  LucideKeyRound,
  LucideLogOut,
  LucideMail,
  LucideScrollText,
  LucideSlidersHorizontal,
];

/**
 * The frame of the console: the rail and the page, or the sign-in in place of both. The address stays what was asked for, so
 * that it is there after the sign-in; pages come into being only after it.
 */
@Component({
  selector: 'vroom-console',
  imports: [ErrorView, RouterLink, RouterLinkActive, RouterOutlet, SignIn, TranslocoDirective, ...icons],
  templateUrl: './console.html',
  styleUrl: './console.css',
})
export class Console {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly notices = inject(Notices);
  private readonly dialog = inject(Dialog);
  private readonly unsaved = inject(Unsaved);

  protected readonly access = inject(AdminAccess);

  constructor() {
    let before: boolean | undefined;
    effect(() => {
      const admin = this.access.admin();
      // Nor does what floats over the pages stay.
      if (!admin) this.dialog.closeAll();
      // What one stood on is gone. The first time the browser and the shell know better.
      if (before !== undefined && before !== admin) {
        afterNextRender(() => this.focusHeading(), { injector: this.injector });
      }
      before = admin;
    });
  }

  protected async signOut(): Promise<void> {
    if (!(await this.unsaved.mayBeLost())) return;
    await this.access.signOut().catch((error: unknown) => showFailure(this.notices, 'sign-out', error));
  }

  /** On a phone the rail is a row that scrolls: where one is shall be in sight. */
  protected reveal(rail: HTMLElement): void {
    const current = rail.querySelector<HTMLElement>('.current');
    if (current) rail.scrollLeft = current.offsetLeft - (rail.clientWidth - current.offsetWidth) / 2;
  }

  private focusHeading(): void {
    // A field that wants the focus, such as that of a password, has taken it already.
    const heading = this.document.querySelector<HTMLElement>('vroom-console h1');
    if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }
}
