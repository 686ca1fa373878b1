import type { Translation } from '@jsverse/transloco';
import type { Language } from '@vroom/contract';

const files: Record<Language, () => Promise<{ default: Translation }>> = {
  en: () => import('@vroom/i18n/en/admin.json'),
  fr: () => import('@vroom/i18n/fr/admin.json'),
};

/** The words of the console, which nobody else loads. */
export async function adminTexts(language: Language): Promise<Translation> {
  return (await files[language]()).default;
}
