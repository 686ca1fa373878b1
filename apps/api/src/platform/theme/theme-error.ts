/** A theme that can't be used. One line for each thing that is wrong: the file, the key, and what is allowed. */
export class ThemeError extends Error {
  override readonly name = 'ThemeError';
  readonly code = 'theme_invalid';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
