/**
 * What the instance is called and looks like: its logo, and what its operator says on the home page and at the foot of all pages.
 * Known before the first page is drawn; where the server could not be asked, everything is as VROOM brings it along.
 *
 * Colours are not here: they are a style sheet of the page.
 */
import { computed, DOCUMENT, inject, Service } from '@angular/core';
import { Api } from './api';
import { Languages } from './languages';

@Service()
export class Look {
  private readonly config = inject(Api).config;
  private readonly language = inject(Languages).current;
  private readonly nameInPage = inject(DOCUMENT).querySelector<HTMLMetaElement>('meta[name="application-name"]')
    ?.content;

  /** What the instance is called. */
  readonly name = computed(() => this.config()?.name ?? this.nameInPage ?? 'VROOM');
  /** Pictures in place of our mark; the dark one only where there are two. */
  readonly logo = computed(() => this.config()?.theme.logo ?? undefined);
  readonly logoDark = computed(() => this.config()?.theme.logoDark ?? undefined);
  /** HTML: it goes through `[innerHTML]`, which takes out what is dangerous once more. */
  readonly welcome = computed(() => this.config()?.theme.welcome?.[this.language()]);
  readonly poweredBy = computed(() => this.config()?.poweredBy?.[this.language()]);
}
