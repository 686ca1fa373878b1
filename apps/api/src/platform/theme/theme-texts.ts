import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '@vroom/contract';

/** Texts that a theme lays over those of the app (`home.title`) and of mails (`mail.invitation.lead`). */
export type ThemeTexts = { [language in Language]?: Readonly<Record<string, string>> | undefined };

interface Tree {
  [key: string]: string | Tree;
}

/** Files whose texts may be laid over, and what stands before their keys. */
const files = { 'web.json': '', 'mail.json': 'mail.' } as const;
const known = new Map<Language, ReadonlyMap<string, string>>();

/** The texts that there are, by their dotted keys. */
function textsOf(language: Language): ReadonlyMap<string, string> {
  let texts = known.get(language);
  if (!texts) {
    texts = new Map(Object.entries(files).flatMap(([file, prefix]) => leaves(read(language, file), prefix)));
    known.set(language, texts);
  }
  return texts;
}

function read(language: Language, file: string): Tree {
  const path = fileURLToPath(import.meta.resolve(`@vroom/i18n/${language}/${file}`));
  return JSON.parse(readFileSync(path, 'utf8')) as Tree;
}

function leaves(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : leaves(value, `${prefix}${key}.`),
  );
}

/** What is wrong with the texts of a theme, one line for each. */
export function textProblems(texts: ThemeTexts): string[] {
  return Object.entries(texts).flatMap(([language, laid = {}]) =>
    Object.entries(laid).flatMap(([key, text]) => {
      const problem = textProblem(textsOf(language as Language).get(key), text, language);
      return problem === undefined ? [] : [`texts.${language}.${key} is ${problem}`];
    }),
  );
}

function textProblem(ours: string | undefined, text: string, language: string): string | undefined {
  if (ours === undefined) {
    return `no text of ours; allowed are the keys of libs/i18n/${language}/web.json, and with mail. before them those of mail.json`;
  }
  const allowed = places(ours);
  const unknown = places(text).filter((place) => !allowed.includes(place));
  if (unknown.length === 0) return undefined;
  return `a text with ${unknown.join(' ')}; allowed ${allowed.length > 0 ? `is ${allowed.join(' ')}` : 'are none'}`;
}

/** Where values go into a text. */
function places(text: string): string[] {
  return (text.match(/\{+\s*[\w.]+\s*\}+/g) ?? []).map((place) => place.replaceAll(/\s/g, ''));
}
