import { Injectable, Logger } from '@nestjs/common';
import { commands, type CommandInput, type CommandName } from '@vroom/contract';
import { malformed } from '../platform/errors/validation.js';
import { Answers } from './answers.js';
import type { PeerSocket } from './peer-socket.js';
import { answerTo } from './signaling-adapter.js';

/**
 * Commands that go to their handler past Nest's pipeline, which costs a relayed signal as much as all the rest of it
 * (docs/adr/0043). Nothing else is left out: the guard of frames comes before, the schema is the contract's, and what goes
 * wrong is answered and noted in the audit as for every command.
 */
@Injectable()
export class DirectCommands {
  private readonly faults = new Logger('DirectCommands');

  constructor(private readonly answers: Answers) {}

  /** @param work is given what the schema makes of the input; its result is the acknowledgement's */
  serve<C extends CommandName>(socket: PeerSocket, command: C, work: (input: CommandInput<C>) => Promise<void>): void {
    // Socket.IO's types can't tell that what a name stands for belongs to it while the name is any of them.
    const on = socket.on.bind(socket) as (event: string, listener: (...args: unknown[]) => void) => unknown;
    on(command, (...args) => {
      // A refusal is answered; only a fault of the answer itself ends here.
      this.handle(socket, command, args, work).catch((error: unknown) => this.faults.error(error));
    });
  }

  private async handle<C extends CommandName>(
    socket: PeerSocket,
    command: C,
    args: unknown[],
    work: (input: CommandInput<C>) => Promise<void>,
  ): Promise<void> {
    const answer = answerTo(command, args);
    try {
      const input = commands[command].safeParse(typeof args[0] === 'function' ? undefined : args[0]);
      if (!input.success) throw malformed(input.error.issues);
      await work(input.data as CommandInput<C>);
      answer.give({ ok: true, data: null });
    } catch (error) {
      this.answers.fail(socket, answer, error);
    }
  }
}
