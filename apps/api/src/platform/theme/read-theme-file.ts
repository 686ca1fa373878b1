import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { textProblems } from './theme-texts.js';
import { ThemeError } from './theme-error.js';
import { maxThemeSize, themeFileSchema, type ThemeFile } from './theme-file.js';

type Issue = z.core.$ZodIssue;

/**
 * Reads `theme.json`.
 *
 * @throws ThemeError
 */
export function readThemeFile(path: string): ThemeFile {
  const json = parse(path);
  const parsed = themeFileSchema.safeParse(json);
  if (!parsed.success) throw new ThemeError(parsed.error.issues.flatMap((issue) => inWords(issue, json, path)));
  const wrong = textProblems(parsed.data.texts ?? {});
  if (wrong.length > 0) throw new ThemeError(wrong.map((problem) => `${path}: ${problem}`));
  return parsed.data;
}

function parse(path: string): unknown {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new ThemeError([`${path} is missing`]);
  if (stat.size > maxThemeSize) {
    throw new ThemeError([`${path} has ${stat.size} bytes; allowed are ${maxThemeSize}`]);
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ThemeError([`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function inWords(issue: Issue, json: unknown, path: string): string[] {
  const place = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedIn(issue.path).join(', ');
    return issue.keys.map(
      (key) => `${path}: ${[place, key].filter(Boolean).join('.')} is no key; allowed are ${allowed}`,
    );
  }
  const value = valueAt(json, issue.path);
  const given = value === undefined ? 'missing' : shortened(JSON.stringify(value));
  return [`${path}: ${place === '' ? 'all of it' : place} is ${given}; allowed is ${issue.message}`];
}

/** The keys that there are below a path of the schema. */
function allowedIn(path: readonly PropertyKey[]): string[] {
  let schema: unknown = themeFileSchema;
  for (const key of path) schema = shapeOf(schema)[String(key)];
  return Object.keys(shapeOf(schema));
}

/** Of an object, whatever is wrapped around it. */
function shapeOf(schema: unknown): Record<string, unknown> {
  const { def } = schema as { def: { shape?: Record<string, unknown>; innerType?: unknown; out?: unknown } };
  return def.shape ?? shapeOf(def.innerType ?? def.out);
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json);
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
