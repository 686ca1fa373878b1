import { afterNextRender, Component, DOCUMENT, effect, inject, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { Api } from '../shared/api';
import { Frame } from '../shared/frame';
import { Look } from '../shared/look';
import { Logo } from '../shared/logo';
import { LanguageMenu } from '../shared/language-menu';
import { NoticeStack } from './notice-stack';

/** What stands around every page: header, footer, notices, and where the focus goes when the page changes. */
@Component({
  selector: 'vroom-shell',
  imports: [LanguageMenu, Logo, NoticeStack, RouterLink, RouterOutlet, TranslocoDirective],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly api = inject(Api);

  protected readonly immersive = inject(Frame).immersive.asReadonly();
  protected readonly look = inject(Look);
  protected readonly config = this.api.config;
  protected readonly admin = this.api.admin;

  constructor() {
    // The footer goes without it; whoever needs it asks again, and says what went wrong.
    void this.api.loadConfig().catch(() => undefined);
    let path: string | undefined;
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(({ urlAfterRedirects }) => {
        const next = urlAfterRedirects.split(/[?#]/)[0];
        // The first page keeps the browser's own start of reading; a change of the query is no new page.
        if (path !== undefined && path !== next)
          afterNextRender(() => this.focusHeading(), { injector: this.injector });
        path = next;
      });
    effect(() => this.document.body.classList.toggle('immersive', this.immersive()));
  }

  /** To the heading: before it, a page may have a rail or contents of its own. */
  protected focusHeading(): void {
    const heading = this.document.querySelector<HTMLElement>('main h1') ?? this.document.querySelector('main');
    if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }
}
