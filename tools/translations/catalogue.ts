import ts from 'typescript';
import { lineAt, type Source } from './source.ts';

/** One text of one language. */
export interface Entry {
  /** Dotted, such as `home.field.label`. */
  key: string;
  text: string;
  path: string;
  line: number;
}

/** The texts of one file name (`web.json`) by language. */
export type Catalogue = Map<string, Map<string, Entry>>;

/** Sorts `libs/i18n/<language>/<file>.json` into one catalogue per file name. */
export function catalogues(files: readonly Source[]): Map<string, Catalogue> {
  const found = new Map<string, Catalogue>();
  for (const file of files) {
    const [language = '', name = ''] = file.path.split('/').slice(-2);
    const catalogue = found.get(name) ?? new Map<string, Map<string, Entry>>();
    found.set(name, catalogue.set(language, new Map(entries(file).map((entry) => [entry.key, entry]))));
  }
  return found;
}

/** The compiler's reader, because it keeps the places. */
function entries(file: Source): Entry[] {
  const parsed = ts.parseJsonText(file.path, file.text);
  const top = parsed.statements[0]?.expression;
  if (!top || !ts.isObjectLiteralExpression(top)) throw new Error(`${file.path} holds no JSON object`);
  return walk(top, []);

  function walk(node: ts.ObjectLiteralExpression, parents: string[]): Entry[] {
    return node.properties.flatMap((property) => {
      if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.name)) return [];
      const path = [...parents, property.name.text];
      const value = property.initializer;
      if (ts.isObjectLiteralExpression(value)) return walk(value, path);
      const line = lineAt(file.text, property.name.getStart(parsed));
      return [{ key: path.join('.'), text: ts.isStringLiteral(value) ? value.text : '', path: file.path, line }];
    });
  }
}

/** The placeholders of a text, `{{name}}` for Transloco and `{name}` for the API, as they are written but for spaces. */
export function placeholders(text: string): string[] {
  const found = text.match(/\{\{\s*[\w.]+\s*\}\}|\{\s*[\w.]+\s*\}/g) ?? [];
  return [...new Set(found.map((each) => each.replaceAll(/\s/g, '')))].toSorted();
}
