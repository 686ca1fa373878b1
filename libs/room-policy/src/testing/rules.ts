/** One line of a table of rules: what it is about, and what comes of it. */
export interface Rule {
  readonly line: string;
  readonly outcome: string;
  fits(situation: Readonly<Record<string, string>>): boolean;
}

/**
 * Reads rules as a person writes them: a head with the names of the columns, the last of which is the outcome, and one
 * line a rule, with `any` for whatever and `a/b` for either.
 */
export function rulesOf(table: string): Rule[] {
  const [head = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const columns = head.slice(0, -1);
  return lines.map((cells) => {
    if (cells.length !== head.length) throw new Error(`Not as many cells as columns: ${cells.join(' | ')}`);
    return {
      line: cells.join(' | '),
      outcome: cells.at(-1) ?? '',
      fits: (situation) => columns.every((column, index) => accepts(cells[index] ?? '', situation[column])),
    };
  });
}

function accepts(cell: string, value: string | undefined): boolean {
  if (value === undefined) throw new Error(`The situation says nothing of a column with ${cell}`);
  return cell === 'any' || cell.split('/').includes(value);
}
