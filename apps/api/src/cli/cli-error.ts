/** Codes with which a command ends (0: all is well). */
export const exitCodes = { failed: 1, misused: 2 } as const;

/** What a command can't do, in words for who runs it. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code = 'command_failed';

  constructor(
    message: string,
    readonly exitCode: number = exitCodes.failed,
  ) {
    super(message);
  }
}
