/**
 * Holds the translations and the sources together: the same keys and placeholders in every language, no text that nothing
 * uses, no use of a text that isn't there.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTranslations } from './translations/findings.ts';
import type { Source } from './translations/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const skipped = /(^|\/)(node_modules|dist|testing)\/|\.(spec|e2e|d)\.ts$|-e2e\//;

function read(...patterns: string[]): Source[] {
  return globSync(patterns, { cwd: root })
    .filter((path) => !skipped.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const translations = read('libs/i18n/*/*.json');
const findings = checkTranslations(translations, read('{apps,libs}/*/src/**/*.{ts,html}'));

for (const { path, line, message } of findings) console.error(`${path}:${line} ${message}`);
if (findings.length > 0) process.exitCode = 1;
else console.log(`check-translations: ${translations.length} files are complete`);
