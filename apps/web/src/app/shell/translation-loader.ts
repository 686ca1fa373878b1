import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import type { Language } from '@vroom/contract';

const files: Record<Language, () => Promise<{ default: Translation }>> = {
  en: () => import('@vroom/i18n/en/web.json'),
  fr: () => import('@vroom/i18n/fr/web.json'),
};

/** Each language is a chunk of its own, loaded when it is first shown. */
@Service()
export class TranslationLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    return (await files[language as Language]()).default;
  }
}
