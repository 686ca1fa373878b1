import { type Language, languages } from '@vroom/contract';

/** Each language by its own name, so that one finds it whatever the app speaks at the moment. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };

/**
 * The language to start in: the one chosen here before, else the first of the browser's that the app speaks.
 *
 * @param remembered what an earlier visit chose
 * @param wanted the browser's languages, best first, as BCP 47 tags (`fr-CA`)
 */
export function chooseLanguage(remembered: Language | undefined, wanted: readonly string[]): Language {
  if (remembered) return remembered;
  for (const tag of wanted) {
    const found = languages.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return languages[0];
}
