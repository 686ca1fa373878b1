/** A line `[section]`. */
export interface IniSection {
  readonly name: string;
  /** From 1 on. */
  readonly line: number;
}

/** A line `name = value`. */
export interface IniEntry {
  readonly section: string;
  readonly name: string;
  /** Without the quotes around it. */
  readonly value: string;
  readonly line: number;
}

/** A line that is of no use. The text has nothing of a value in it: that may be a secret. */
export interface IniProblem {
  readonly line: number;
  readonly text: string;
}

export interface Ini {
  readonly sections: readonly IniSection[];
  readonly entries: readonly IniEntry[];
  readonly problems: readonly IniProblem[];
}

const sectionLine = /^\[\s*([^[\]]*?)\s*\]$/;
const entryLine = /^([A-Za-z]\w{0,63})\s*=\s*(.*)$/;
const quoted = /'[^']*'|"[^"]*"/g;
/** One value in quotes, or a list of which some are, as the original's settings had it. */
const wellQuoted = /^(?:'[^']*'|"[^"]*"|[^'",]*)(?:\s*,\s*(?:'[^']*'|"[^"]*"|[^'",]*))*$/;

/**
 * Reads an INI file: `[section]`, `name = value`, and lines that begin with `;` or `#`, which say nothing. A value may stand in quotes
 * and ends with its line. What is neither is a problem, and so is a name that comes twice: nothing is guessed.
 */
export function parseIni(text: string): Ini {
  const sections: IniSection[] = [];
  const entries: IniEntry[] = [];
  const problems: IniProblem[] = [];
  const firstLines = new Map<string, number>();
  text.split(/\r?\n/).forEach((each, index) => {
    const line = index + 1;
    const read = parseLine(each.trim());
    const section = sections.at(-1)?.name;
    if (read.kind === 'section') sections.push({ name: read.name, line });
    else if (read.kind === 'problem') problems.push({ line, text: read.text });
    else if (read.kind === 'entry') {
      const problem = section === undefined ? homeless(read.name) : again(`${section}.${read.name}`, line, firstLines);
      if (problem !== undefined) problems.push({ line, text: problem });
      else if (section !== undefined) entries.push({ section, name: read.name, value: read.value, line });
    }
  });
  return { sections, entries, problems };
}

type Line =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'entry'; readonly name: string; readonly value: string }
  | { readonly kind: 'problem'; readonly text: string };

const neither = 'this is neither a [section], nor name = value, nor a comment, which begins with ; or #';

function parseLine(line: string): Line {
  if (line === '' || /^[;#]/.test(line)) return { kind: 'nothing' };
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) {
    return { kind: 'problem', text: 'this line has a control character in it, which no setting needs' };
  }
  const section = sectionLine.exec(line)?.[1];
  if (section !== undefined) return { kind: 'section', name: section };
  const [, name, value = ''] = entryLine.exec(line) ?? [];
  if (name === undefined) return { kind: 'problem', text: neither };
  return parseValue(name, value);
}

function parseValue(name: string, value: string): Line {
  // Else a comment would become a part of the value without a word.
  if (/\s[;#]/.test(value.replaceAll(quoted, ''))) {
    const text = `the value of ${name} has a ; or # behind a blank; a comment stands on a line of its own, and such a value in quotes`;
    return { kind: 'problem', text };
  }
  if (/^['"]/.test(value) && !wellQuoted.test(value)) {
    return { kind: 'problem', text: `the value of ${name} begins with a quote and does not end with the same one` };
  }
  return { kind: 'entry', name, value: /^(['"])((?:(?!\1).)*)\1$/.exec(value)?.[2] ?? value };
}

function homeless(name: string): string {
  return `${name} stands before the first [section]; allowed is one below the section it belongs to`;
}

function again(key: string, line: number, firstLines: Map<string, number>): string | undefined {
  const first = firstLines.get(key);
  firstLines.set(key, first ?? line);
  return first === undefined ? undefined : `${key} is given again; it has a value on line ${first} already`;
}
