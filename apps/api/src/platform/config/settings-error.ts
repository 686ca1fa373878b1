/** Settings that can't be used. The message is for the operator: which setting, what it is, what is allowed. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code = 'settings_invalid';

  /** @param problems one line each */
  constructor(...problems: string[]) {
    super(problems.join('\n'));
  }
}
