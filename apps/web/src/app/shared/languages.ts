/** The language of the app: `current()`, and `use('fr')` to switch it everywhere without a reload and remember it. */
import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language } from '@vroom/contract';
import { firstValueFrom } from 'rxjs';
import { Api } from './api';
import { chooseLanguage } from './language-choice';
import { Preferences } from './preferences';

@Service()
export class Languages {
  private readonly transloco = inject(TranslocoService);
  private readonly preferences = inject(Preferences);
  private readonly api = inject(Api);
  private readonly document = inject(DOCUMENT);
  private readonly shown = signal<Language>('en');

  readonly current = this.shown.asReadonly();

  /** Loads the first language; the app is drawn only after it, so that nobody sees keys or the wrong language. */
  start(): Promise<void> {
    const wanted = this.document.defaultView?.navigator.languages ?? [];
    return this.show(chooseLanguage(this.preferences.values().language, wanted));
  }

  async use(language: Language): Promise<void> {
    await this.show(language);
    this.preferences.update({ language });
    await this.api.useLanguage(language);
  }

  private async show(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.shown.set(language);
  }
}
