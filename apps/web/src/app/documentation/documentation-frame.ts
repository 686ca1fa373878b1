import { Component, DOCUMENT, effect, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideList } from '@lucide/angular';
import { Languages } from '../shared/languages';
import { ContentsList } from './contents-list';
import { SearchBox } from './search-box';

/** What stands around the pages: search and contents, beside them or, on a phone, above. */
@Component({
  selector: 'vroom-documentation-frame',
  imports: [ContentsList, LucideList, RouterLink, RouterOutlet, SearchBox, TranslocoDirective],
  templateUrl: './documentation-frame.html',
  styleUrl: './documentation-frame.css',
})
export class DocumentationFrame {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);

  /** On a phone; elsewhere the contents are always there. */
  protected readonly open = signal(false);
  /** Whether the page is the contents themselves. */
  protected readonly atStart = signal(false);

  constructor() {
    const language = inject(Languages).current;
    let before = language();
    effect(() => {
      if (language() === before) return;
      before = language();
      void this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload', replaceUrl: true });
    });
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationEnd) this.arrive(event.urlAfterRedirects);
    });
  }

  /** In contents that are longer than the window. */
  protected reveal(side: HTMLElement, link: HTMLElement): void {
    const [outer, inner] = [side.getBoundingClientRect(), link.getBoundingClientRect()];
    const bottom = Math.min(outer.bottom, this.document.documentElement.clientHeight);
    if (inner.top < outer.top || inner.bottom > bottom)
      side.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  }

  private arrive(url: string): void {
    this.open.set(false);
    this.atStart.set(url.split(/[?#]/)[0] === '/documentation');
  }
}
