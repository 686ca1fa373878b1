import { Injectable } from '@nestjs/common';
import type { Language } from '@vroom/contract';
import { I18nService } from 'nestjs-i18n';
import { ThemeService } from '../platform/theme/theme.service.js';

export type TextValues = Readonly<Record<string, string>>;

/** The texts of `mail.json` in one language, and what its people write dates and lists like. */
export interface Texts {
  /** @param key below `mail.` */
  text: (key: string, values?: TextValues) => string;
  /** The form of a text for so many: its keys are `<key>.one` and `<key>.other`. */
  counted: (key: string, count: number, values?: TextValues) => string;
  /** @param timeZone as IANA names it */
  date: (iso: string, timeZone?: string) => string;
  duration: (minutes: number) => string;
  list: (items: readonly string[]) => string;
}

@Injectable()
export class MailTexts {
  constructor(
    private readonly i18n: I18nService,
    private readonly themes: ThemeService,
  ) {}

  in(language: Language): Texts {
    const text = (key: string, values: TextValues = {}) =>
      filled((args) => this.translated(language, key, args), values);
    return {
      text,
      counted: (key, count, values = {}) => {
        const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
        return text(`${key}.${form}`, { ...values, count: new Intl.NumberFormat(language).format(count) });
      },
      date: (iso, timeZone) => dateIn(language, iso, timeZone),
      duration: (minutes) => durationIn(language, minutes),
      list: (items) => new Intl.ListFormat(language).format(items),
    };
  }

  private translated(lang: Language, key: string, args: TextValues): string {
    // The theme's comes first; it has no marks but the places to fill.
    const laidOver = this.themes.text(lang, `mail.${key}`);
    if (laidOver === undefined) return this.i18n.translate(`mail.${key}`, { lang, args });
    return laidOver.replace(/\{\s*(\w+)\s*\}/g, (_place, name: string) => args[name] ?? '');
  }
}

/**
 * The translator looks for its own marks, `$t(…)`, in what it has filled in as well, and values come from anybody. So it
 * gets signs to fill in, which the values take the place of.
 */
function filled(translate: (args: TextValues) => string, values: TextValues): string {
  const names = Object.keys(values);
  const signs = Object.fromEntries(names.map((name, index) => [name, `\u{e000}${index}\u{e001}`]));
  return translate(signs).replace(
    /\u{e000}(\d+)\u{e001}/gu,
    (_, index: string) => values[names[Number(index)] ?? ''] ?? '',
  );
}

function dateIn(language: Language, iso: string, timeZone = 'UTC'): string {
  const form = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat(language, { ...form, ...time, timeZone }).format(new Date(iso));
}

function durationIn(language: Language, minutes: number): string {
  const parts = [
    { value: Math.floor(minutes / 60), unit: 'hour' },
    { value: minutes % 60, unit: 'minute' },
  ].filter(({ value }) => value > 0);
  const words = parts.map(({ value, unit }) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value),
  );
  return new Intl.ListFormat(language, { type: 'unit' }).format(words);
}
