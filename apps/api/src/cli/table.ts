/** Rows as columns that stand below each other, with a headline. */
export function table(headline: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headline, ...rows];
  const widths = headline.map((_title, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
