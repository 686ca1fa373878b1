import { Injectable } from '@nestjs/common';
import { languages, type Language, type ProblemCode } from '@vroom/contract';
import { I18nService } from 'nestjs-i18n';

/** The sentence for each error code, in the language of who asked. */
@Injectable()
export class ProblemTexts {
  constructor(private readonly i18n: I18nService) {}

  title(code: ProblemCode, language: Language): string {
    return this.i18n.translate(`api.problems.${code}`, { lang: language });
  }
}

/** The first language of an `Accept-Language` header (RFC 9110 §12.5.4) that we speak. */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', quality = 'q=1'] = part.trim().split(';');
    return {
      language: tag.trim().toLowerCase().split('-')[0],
      quality: Number(quality.trim().replace(/^q=/, '')) || 0,
    };
  });
  const best = wanted.toSorted((one, other) => other.quality - one.quality);
  const spoken = best.map(({ language }) => languages.find((known) => known === language));
  return spoken.find((language) => language !== undefined) ?? languages[0];
}
