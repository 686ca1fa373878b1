import { Component, computed, DOCUMENT, effect, inject, input, ViewEncapsulation } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowLeft, LucideArrowRight } from '@lucide/angular';
import { languages } from '@vroom/contract';
import { Languages } from '../shared/languages';
import { Look } from '../shared/look';
import type { ChosenPage } from './page-guards';

/** One page: its sections with an anchor each, and the ways to its neighbours. */
@Component({
  selector: 'vroom-documentation-page',
  imports: [LucideArrowLeft, LucideArrowRight, RouterLink, TranslocoDirective],
  templateUrl: './documentation-page.html',
  styleUrl: './documentation-page.css',
  // The text of the sections is no part of the template.
  encapsulation: ViewEncapsulation.None,
  host: { '(click)': 'follow($event)' },
})
export class DocumentationPage {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly language = inject(Languages).current;
  private readonly look = inject(Look);

  readonly chosen = input.required<ChosenPage>();

  protected readonly text = computed(() => this.chosen().text);
  /** The language of the text: only guides are there in another than English. */
  protected readonly textLanguage = computed(() =>
    this.chosen().entry.file.startsWith(`guide/${this.language()}/`) ? this.language() : languages[0],
  );

  constructor() {
    const title = inject(Title);
    // After each navigation, also within the page: the router has put the title of the route there.
    effect(() => title.setTitle(`${this.chosen().text.title} · ${this.look.name()}`));
  }

  protected address(page: string): string {
    return `/documentation/${page}`;
  }

  /** A link within the documentation opens its page without loading the app anew. */
  protected follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const start = new URL('documentation', this.document.baseURI).href;
    if (!link || !(link.href === start || link.href.startsWith(`${start}/`))) return;
    event.preventDefault();
    void this.router.navigateByUrl(`/documentation${link.href.slice(start.length)}`);
  }
}
