import { ProblemError } from '../platform/errors/problem-error.js';

/** What is said outside of the log, without addresses and paths, and how long to wait before another try, in ms. */
const outside = {
  away: { code: 'pad_unavailable', detail: "Etherpad can't be reached, or does not answer in time.", wait: 10_000 },
  answer: { code: 'pad_unavailable', detail: 'Etherpad answers something that is not expected.', wait: 10_000 },
  // A key is not mended in a moment.
  refused: { code: 'pad_refused', detail: 'Etherpad does not take the API key of this server.', wait: 60_000 },
} as const;

/** Why Etherpad did not do what it was asked for. The message is for who runs the instance, and has no secret in it. */
export class EtherpadError extends Error {
  override readonly name = 'EtherpadError';

  /**
   * @param kind `away`: no answer came, or none in time; `refused`: it does not take our key, or we have none; `answer`: it
   *   answered something else than is expected
   */
  constructor(
    readonly kind: keyof typeof outside,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What people are told. */
  get problem(): ProblemError {
    const { code, ...details } = outside[this.kind];
    return new ProblemError(code, { ...details, cause: this });
  }
}
