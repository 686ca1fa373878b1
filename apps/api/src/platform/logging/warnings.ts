/** pino's number for `warn`. */
const warn = 40;

/**
 * Where the log of a command goes that somebody runs at a terminal: what is wrong, in words, and nothing else. The audit's lines, which
 * a log always has, stay out: they would stand in the middle of what was asked for.
 */
export class Warnings {
  constructor(private readonly output: { write(text: string): unknown }) {}

  write(line: string): void {
    const { level, msg, err } = JSON.parse(line) as { level: number; msg?: string; err?: { stack?: string } };
    if (level >= warn) this.output.write(`vroom: ${err?.stack ?? msg ?? line.trim()}\n`);
  }
}
