import type { Ack } from '@vroom/contract';

type AckFunction = (answer: Ack<unknown>) => void;

/** How one command is answered: once, by its handler's result or by the filter that caught its error. */
export class Answer {
  private answered = false;

  constructor(
    readonly command: string,
    private readonly ack: AckFunction | undefined,
  ) {}

  /** @returns whether the sender asked for an acknowledgement */
  give(answer: Ack<unknown>): boolean {
    if (this.answered) return true;
    this.answered = true;
    this.ack?.(answer);
    return this.ack !== undefined;
  }
}

/** @param args what came with the command: its data and, where the sender asks for one, the acknowledgement */
export function answerTo(command: string, args: unknown[]): Answer {
  const last = args.at(-1);
  return new Answer(command, typeof last === 'function' ? (last as AckFunction) : undefined);
}

/** What came with a command, if anything did. */
export function inputOf(args: unknown[]): unknown {
  return typeof args[0] === 'function' ? undefined : args[0];
}
