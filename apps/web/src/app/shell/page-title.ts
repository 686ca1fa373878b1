import { effect, inject, Injectable, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Look } from '../shared/look';
import { TitleMark } from '../shared/title-mark';

/** Sets the document's title from a route's `title`, a translation key; the route's parameters go into the text. */
@Injectable()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly transloco = inject(TranslocoService);
  private readonly look = inject(Look);
  private readonly mark = inject(TitleMark).mark;
  private current: { key: string; params: Record<string, unknown> } | undefined;

  constructor() {
    super();
    this.transloco.langChanges$.subscribe(() => this.render());
    effect(() => {
      this.mark();
      this.look.name();
      untracked(() => this.render());
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    let route = snapshot.root;
    while (route.firstChild) route = route.firstChild;
    const key = this.buildTitle(snapshot);
    this.current = key === undefined ? undefined : { key, params: route.params };
    this.render();
  }

  private render(): void {
    if (!this.current) return;
    const { key, params } = this.current;
    const mark = this.mark();
    this.title.setTitle(
      `${mark === '' ? '' : `${mark} `}${this.transloco.translate(key, params)} · ${this.look.name()}`,
    );
  }
}
