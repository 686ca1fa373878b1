import { Component, computed, DOCUMENT, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideBookOpen } from '@lucide/angular';
import { Api } from '../shared/api';
import { ErrorView } from '../shared/error-view';
import { readAsset } from '../shared/read-asset';

/** A package that VROOM is made with, as the build found it installed (tools/credits.ts). */
interface Credit {
  readonly name: string;
  readonly version: string;
  readonly licence?: string;
  readonly homepage?: string;
  readonly author?: string;
  readonly partOf: readonly ('server' | 'app')[];
}

/** `/about`: what VROOM is, which one this is, and whose work it is made of. */
@Component({
  selector: 'vroom-about-page',
  imports: [ErrorView, LucideBookOpen, RouterLink, TranslocoDirective],
  templateUrl: './about-page.html',
  styleUrl: './about-page.css',
})
export class AboutPage {
  private readonly document = inject(DOCUMENT);
  private readonly api = inject(Api);

  protected readonly config = resource({ loader: () => this.api.loadConfig() });
  protected readonly credits = resource({ loader: () => readAsset<readonly Credit[]>(this.document, 'credits') });
  protected readonly parts = computed(() => {
    const all = this.credits.hasValue() ? this.credits.value() : [];
    return (['app', 'server'] as const).map((name) => ({
      name,
      packages: all.filter(({ partOf }) => partOf.includes(name)),
    }));
  });
  protected readonly problem = computed(() => this.config.error() ?? this.credits.error());

  protected again(): void {
    this.config.reload();
    this.credits.reload();
  }
}
