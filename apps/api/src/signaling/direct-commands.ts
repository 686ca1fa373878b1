import { Injectable } from '@nestjs/common';
import { commands, type CommandInput, type CommandName } from '@vroom/contract';
import { malformed } from '../platform/errors/validation.js';
import { answerTo, inputOf } from './answer.js';
import { Answers } from './answers.js';
import { CommandTable } from './command-table.js';
import type { PeerSocket } from './peer-socket.js';

/**
 * Commands that go to their handler past Nest's pipeline, which costs a relayed signal as much as all the rest of it
 * (docs/adr/0043). Nothing else is left out: the guard of frames comes before, the schema is the contract's, and what goes
 * wrong is answered and noted in the audit as for every command.
 */
@Injectable()
export class DirectCommands {
  constructor(private readonly answers: Answers) {}

  /** @param work is given what the schema makes of the input; its result is the acknowledgement's */
  serve<C extends CommandName>(socket: PeerSocket, command: C, work: (input: CommandInput<C>) => Promise<void>): void {
    CommandTable.of(socket).addDirect(command, async (args) => {
      const answer = answerTo(command, args);
      try {
        const input = commands[command].safeParse(inputOf(args));
        if (!input.success) throw malformed(input.error.issues);
        await work(input.data as CommandInput<C>);
        answer.give({ ok: true, data: null });
      } catch (error) {
        this.answers.fail(socket, answer, error);
      }
    });
  }
}
