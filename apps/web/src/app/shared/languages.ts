/** The language of the app: `current()`, and `use('fr')` to switch it everywhere without a reload and remember it. */
import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { type Translation, TranslocoService } from '@jsverse/transloco';
import type { Language } from '@vroom/contract';
import { firstValueFrom } from 'rxjs';
import { Api } from './api';
import { chooseLanguage } from './language-choice';
import { Preferences } from './preferences';

/** The texts of a part of the app that is loaded late. */
export type TextLoader = (language: Language) => Promise<Translation>;

@Service()
export class Languages {
  private readonly transloco = inject(TranslocoService);
  private readonly preferences = inject(Preferences);
  private readonly api = inject(Api);
  private readonly document = inject(DOCUMENT);
  private readonly shown = signal<Language>('en');
  private readonly parts = new Set<TextLoader>();

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

  /** Adds texts to those of every page; they follow the language from then on. */
  async add(part: TextLoader): Promise<void> {
    if (this.parts.has(part)) return;
    // At once, for the language may be switched meanwhile.
    this.parts.add(part);
    try {
      await this.fillIn(part, this.current());
    } catch (error) {
      this.parts.delete(part);
      throw error;
    }
  }

  private async fillIn(part: TextLoader, language: Language): Promise<void> {
    this.transloco.setTranslation(await part(language), language, { emitChange: false });
  }

  private async show(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    await Promise.all([...this.parts].map((part) => this.fillIn(part, language)));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.shown.set(language);
  }
}
