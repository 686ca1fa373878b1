import { catalogues, placeholders, type Catalogue, type Entry } from './catalogue.ts';
import type { Finding, Source } from './source.ts';
import { usagesIn, type Asked, type Usages } from './usages.ts';

/** In which files the keys are that a folder asks for by name: nothing else is known to exist there. Inner folders first. */
const askers: Readonly<Record<string, readonly string[]>> = {
  'apps/web/src/app/admin/': ['web.json', 'admin.json'],
  'apps/web/': ['web.json'],
  'apps/api/': ['api.json', 'mail.json'],
};

/** Everything wrong between the translations and the sources that use them. */
export function checkTranslations(translations: readonly Source[], sources: readonly Source[]): Finding[] {
  const usages = usagesIn(sources);
  const found = catalogues(translations);
  const inFiles = [...found].flatMap(([file, catalogue]) => [
    ...[...catalogue.values()].flatMap((entries) => emptyTexts(entries)),
    ...differences(catalogue),
    ...unused(file, catalogue, usages),
  ]);
  return [...inFiles, ...Object.entries(askers).flatMap(([folder, files]) => unknown(folder, files, found, usages))];
}

function emptyTexts(entries: Map<string, Entry>): Finding[] {
  const empty = [...entries.values()].filter(({ text }) => text.trim() === '');
  return empty.map((entry) => finding(entry, `${entry.key} has no text`));
}

/** Every language has the same keys, with the same placeholders. */
function differences(catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  for (const entry of firsts(catalogue)) {
    for (const [language, entries] of catalogue) {
      const other = entries.get(entry.key);
      if (!other) findings.push(finding(entry, `${entry.key} is missing in ${language}`));
      else if (String(placeholders(other.text)) !== String(placeholders(entry.text)))
        findings.push(finding(other, `${entry.key} has ${list(other)}, but ${list(entry)} in ${entry.path}`));
    }
  }
  return findings;
}

const list = ({ text }: Entry) => placeholders(text).join(' ') || 'no placeholder';

/** Each key once, from the first language that has it. */
function firsts(catalogue: Catalogue): Entry[] {
  const first = new Map<string, Entry>();
  for (const entries of catalogue.values()) {
    for (const entry of entries.values()) if (!first.has(entry.key)) first.set(entry.key, entry);
  }
  return [...first.values()];
}

function unused(file: string, catalogue: Catalogue, usages: Usages): Finding[] {
  const isUsed = file === 'api.json' ? isKnownToContract : isUsedInSource;
  return firsts(catalogue)
    .filter((entry) => !isUsed(file, entry.key, usages))
    .map((entry) => finding(entry, `${entry.key} is used nowhere`));
}

/** In full, or by its beginning; with the file's name before it (`mail.subject`), as nestjs-i18n wants it, or without. */
function isUsedInSource(file: string, key: string, { literals, prefixes }: Usages): boolean {
  const names = [key, `${file.replace('.json', '')}.${key}`];
  return names.some((name) => literals.has(name) || [...prefixes].some((prefix) => name.startsWith(prefix)));
}

/** The API composes its keys from error codes (`problems.${code}`), so its own prefix proves nothing. */
function isKnownToContract(file: string, key: string, usages: Usages): boolean {
  const code = key.split('.').at(-1) ?? '';
  return usages.contractNames.has(code) || isUsedInSource(file, key, { ...usages, prefixes: new Set() });
}

function unknown(
  folder: string,
  files: readonly string[],
  found: ReadonlyMap<string, Catalogue>,
  { asked }: Usages,
): Finding[] {
  const there = [...found].filter(([file]) => files.includes(file));
  const keys = there.flatMap(([file, catalogue]) =>
    firsts(catalogue).flatMap(({ key }) => [key, `${file.replace('.json', '')}.${key}`]),
  );
  const exists = ({ key, isPrefix }: Asked) => keys.some((each) => (isPrefix ? each.startsWith(key) : each === key));
  return asked
    .filter((each) => there.length > 0 && folderOf(each) === folder && !exists(each))
    .map(({ path, line, key, isPrefix }) => ({
      path,
      line,
      message: `${key}${isPrefix ? '…' : ''} is in no ${there.map(([file]) => file).join(' or ')}`,
    }));
}

const folderOf = ({ path }: Asked) => Object.keys(askers).find((folder) => path.startsWith(folder));

function finding({ path, line }: Entry, message: string): Finding {
  return { path, line, message };
}
