import { inject, Injector, Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { Language } from '@vroom/contract';
import { Api } from '../shared/api';

const files: Record<Language, () => Promise<{ default: Translation }>> = {
  en: () => import('@vroom/i18n/en/web.json'),
  fr: () => import('@vroom/i18n/fr/web.json'),
};

/** Each language is a chunk of its own, loaded when it is first shown; what the theme says in place of it is laid over. */
@Service()
export class TranslationLoader implements TranslocoLoader {
  // The API speaks the language of the translations, which stand on this.
  private readonly injector = inject(Injector);

  async getTranslation(language: string): Promise<Translation> {
    const [texts, laidOver] = await Promise.all([files[language as Language](), this.ofTheme(language as Language)]);
    // Theirs have dotted keys (`home.title`): the library brings both into that form, and the later one counts.
    return { ...texts.default, ...laidOver };
  }

  private async ofTheme(language: Language): Promise<Translation> {
    try {
      return (await this.injector.get(Api).loadConfig()).theme.texts[language] ?? {};
    } catch {
      // Without them the app is whole; whoever needs the server finds out, and says so.
      return {};
    }
  }
}
